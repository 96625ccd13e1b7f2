package org.edgedaemon.device.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.attendance.Timetable;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.http.Loops;
import org.edgedaemon.ingest.Ingest;
import org.edgedaemon.ingest.IngestStores;
import org.edgedaemon.ingest.IngestTime;
import org.edgedaemon.ingest.ThreadScheduler;
import org.edgedaemon.intake.IntakeConfig;
import org.edgedaemon.intake.IntakeEnvironment;
import org.edgedaemon.intake.TapeIntake;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.rollcall.AttendanceDesk;
import org.edgedaemon.rollcall.Plan;
import org.edgedaemon.rollcall.Roster;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.testing.InMemoryHistory;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.ManualClock;
import org.edgedaemon.testing.Steps;

/** The local API with a real listener, desk and intake file. Every answer is checked. */
final class ApiRig implements AutoCloseable {
  static final String ALL = "all-of-them";
  static final String PUNCHES_ONLY = "punches-only";
  static final int RATE = 500;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final DeviceId LAN = new DeviceId("lan");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final AtomicLong freeSpace = new AtomicLong(Long.MAX_VALUE);
  final ManualClock clock = new ManualClock();
  final OpenApi description = new OpenApi();
  final ApiDevice device =
      new ApiDevice(
          new ApiConfig(
              LAN,
              "LAN",
              NAIROBI,
              List.of(
                  new ApiToken("app", new Secret(ALL), Set.of(ApiScope.values())),
                  new ApiToken("till", new Secret(PUNCHES_ONLY), Set.of(ApiScope.PUNCHES))),
              RATE));
  final LocalApi api;
  final GatedIntake intake;
  private final TapeIntake file;
  private final ThreadScheduler thread = new ThreadScheduler("test-ingest");
  private final ThreadScheduler worker = new ThreadScheduler("test-api");
  private final HttpServer server;

  ApiRig(Path dir) {
    file =
        TapeIntake.open(
            IntakeConfig.in(dir),
            0,
            new IntakeEnvironment(freeSpace::get, thread, () -> {}, clock, System::nanoTime));
    intake = new GatedIntake(file);
    AttendanceDesk desk =
        new AttendanceDesk(
            new AttendanceEntries("office"), new Register(), plan(), intake, thread, clock);
    Ingest ingest =
        new Ingest(
            "office",
            new IngestStores(
                intake, () -> true, new InMemoryJournal(new Steps()), new InMemoryHistory()),
            new IngestTime(thread, thread, clock, NAIROBI, new Random(1)),
            desk);
    api = new LocalApi(new ApiParts(ingest.door(), desk, intake, worker, clock, clock));
    api.serve(List.of(device));
    server =
        new HttpServer(
            "127.0.0.1", 0, Loops.SHARED, HttpLimits.defaults(), api.routes(), System::nanoTime);
    server.start();
  }

  private static Plan plan() {
    Slot slot =
        new Slot(
            "cs101-mon",
            new UnitCode("CS101"),
            DayOfWeek.MONDAY,
            LocalTime.of(8, 0),
            LocalTime.of(10, 0),
            "LH1",
            Set.of(),
            null,
            null);
    Timetable timetable =
        new Timetable(
            List.of(slot),
            List.of(new Unit(new UnitCode("CS101"), "Computing", 14)),
            NAIROBI,
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            12);
    return new Plan(timetable, Roster.EMPTY, Map.of(LAN, "LH1"));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, ALL, body).get(30, TimeUnit.SECONDS);
  }

  /** The answer, after it was found to be as described; what was taken, too. */
  CompletableFuture<HttpResponse<String>> post(String path, String token, String body) {
    HttpRequest request =
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return send(path, request)
        .thenApply(
            answer -> {
              if (answer.statusCode() < 300) {
                assertThat(description.requestFaults(template(path), json(body)))
                    .as(body)
                    .isEmpty();
              }
              return answer;
            });
  }

  HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  CompletableFuture<HttpResponse<String>> send(String path, HttpRequest request) {
    return CLIENT
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(
            answer -> {
              try {
                description.checkAnswer(template(path), answer);
              } catch (IOException e) {
                throw new AssertionError(answer.body(), e);
              }
              return answer;
            });
  }

  /** What is on disk. */
  List<Entry> stored() {
    return file.entriesAfter(0, Integer.MAX_VALUE).stream().map(SequencedEntry::entry).toList();
  }

  List<EntryKind> kinds() {
    return stored().stream().map(Entry::kind).toList();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String template(String path) {
    return path.startsWith("/api/v1/datasets/") ? "/api/v1/datasets/{name}" : path;
  }

  @Override
  public void close() {
    intake.open();
    server.close();
    file.close();
    worker.close();
    thread.close();
  }
}
