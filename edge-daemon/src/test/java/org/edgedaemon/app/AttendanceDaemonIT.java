package org.edgedaemon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.AttendanceOperations.ImportKind;
import org.edgedaemon.admin.DeliveryView;
import org.edgedaemon.admin.ImportReport;
import org.edgedaemon.admin.MarkView;
import org.edgedaemon.admin.ReloadReport;
import org.edgedaemon.cli.OpenStores;
import org.edgedaemon.cli.SettingsLoader;
import org.edgedaemon.cli.remote.RemoteOperations;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Settings;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.portal.RecordingPortal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon with callers of the local API and a lecturer portal. */
class AttendanceDaemonIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TOKEN = "0123456789abcdef";
  private static final String TIMETABLE =
      """
      timetable:
          - {id: mon, unit: CS101, day: monday, from: "08:00", to: "10:00", device: lan}
          - {id: tue, unit: CS101, day: tuesday, from: "08:00", to: "10:00", device: lan}
      """;

  private final SettingsLoader loader = new EtcFile(name -> null, ZoneOffset.UTC)::load;
  private final RecordingPortal portal = new RecordingPortal("X-API-Key", "p0rtal-key");
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path folder;
  private int adminPort;
  private int apiPort;

  @BeforeEach
  void start() throws IOException {
    portal.start();
    adminPort = FreePort.take();
    apiPort = FreePort.take();
    secret("admin.token", "t0ken");
    secret("lan.token", TOKEN);
    secret("portal.key", "p0rtal-key");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aMarkReachesThePortalOnceAndWhatItSaidIsKept() throws Exception {
    try (Daemon daemon = started(TIMETABLE, "")) {
      assertThat(mark(adminPort, "J1/2024", "mon@2026-03-02").statusCode()).isEqualTo(201);
      assertThat(mark(adminPort, "j1/2024", "mon@2026-03-02").body())
          .contains("\"duplicate\":true", "\"attended\":1");
      assertThat(mark(adminPort, "J1/2024", "tue@2026-03-03").body())
          .contains("\"attended\":2", "\"percentage\":16.7");

      await(() -> delivered(2), () -> "" + marks(false));
      DeliveryView delivery = marks(false).get(0).deliveries().get(0);
      assertThat(delivery.destination()).isEqualTo("portal");
      assertThat(delivery.attempts()).isEqualTo(1);
      assertThat(delivery.status()).isBetween(200, 201);
      assertThat(delivery.response()).isNotEmpty();
      assertThat(portal.receivedCount()).isEqualTo(2);
      assertThat(operations().attendance().students(filter(false)).items())
          .singleElement()
          .satisfies(
              student ->
                  assertThat(student.units().get(0).percentage()).isEqualByComparingTo("16.7"));
      assertThat(operations().attendance().sessions(filter(false)).items()).hasSize(2);
      assertThat(get("/metrics"))
          .contains("edge_daemon_delivery_success_ratio{destination=\"portal\"} 1.0")
          .contains("edge_daemon_device_connected{device=\"lan\"} 1.0")
          .contains("edge_daemon_device_events_total{device=\"lan\",event=\"calls\"} 3.0");
      assertThat(operations().status().devices().live()).isEqualTo(1);
      assertThat(get("/health")).contains("\"success_rate\":1.0", "\"timetable_lines\":2");
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  @Test
  void aPunchAtTheTimeOfALessonIsAMark() throws Exception {
    try (Daemon daemon = started(TIMETABLE, "")) {
      String punch =
          "{\"id\":\"1\",\"user_id\":\"J7/2024\",\"occurred_at\":\"2026-03-02T07:50:00Z\"}";
      assertThat(post(adminPort, "punches", punch).statusCode() / 100).isEqualTo(2);
      String late = punch.replace("\"1\"", "\"2\"").replace("07:50", "17:50");
      assertThat(post(adminPort, "punches", late).statusCode() / 100).isEqualTo(2);
      await(() -> delivered(1), () -> "" + marks(false));
      assertThat(marks(false).get(0).session()).isEqualTo("mon@2026-03-02");
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  @Test
  void whatThePortalRefusesIsListedWithWhatItSaid() throws Exception {
    portal.poison("J2/2024");
    try (Daemon daemon = started(TIMETABLE, "")) {
      mark(adminPort, "J1/2024", "mon@2026-03-02");
      mark(adminPort, "J2/2024", "mon@2026-03-02");
      await(() -> marks(true).size() == 1 && delivered(1), () -> "" + marks(false));
      MarkView failed = marks(true).get(0);
      assertThat(failed.admissionNumber()).isEqualTo("J2/2024");
      assertThat(failed.deliveries().get(0).state()).isEqualTo("dead");
      assertThat(failed.deliveries().get(0).status()).isBetween(400, 422);
      assertThat(failed.deliveries().get(0).response()).isNotEmpty();
      assertThat(get("/metrics"))
          .contains("edge_daemon_delivery_success_ratio{destination=\"portal\"} 0.5");
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  @Test
  void whoWasMarkedIsRememberedOverARestart() throws Exception {
    try (Daemon daemon = started(TIMETABLE, "")) {
      assertThat(mark(adminPort, "J1/2024", "mon@2026-03-02").statusCode()).isEqualTo(201);
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
    try (Daemon daemon = started(TIMETABLE, "")) {
      HttpResponse<String> again = mark(adminPort, "J1/2024", "mon@2026-03-02");
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.body()).contains("\"duplicate\":true");
      await(() -> delivered(1), () -> "" + marks(false));
      assertThat(portal.marks()).hasSize(1);
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  @Test
  void aTimetableIsImportedWholeOrNotAtAll() throws Exception {
    try (Daemon daemon = started("", "")) {
      ImportReport bad =
          replace(
              ImportKind.TIMETABLE,
              "id,unit,day,from,to,device\n"
                  + "wed,CS1,wednesday,08:00,10:00,lan\n"
                  + "thu,CS1,thirsday,8,,");
      assertThat(bad.applied()).isFalse();
      assertThat(bad.problems()).allSatisfy(line -> assertThat(line).startsWith("line 3: "));
      assertThat(mark(adminPort, "J1/2024", "wed@2026-03-04").statusCode()).isEqualTo(422);

      ImportReport good =
          replace(
              ImportKind.TIMETABLE,
              "id,unit,day,from,to,device\nwed,CS1,wednesday,08:00,10:00,lan\n");
      assertThat(good.applied()).as(good.toString()).isTrue();
      assertThat(mark(adminPort, "J1/2024", "wed@2026-03-04").statusCode()).isEqualTo(201);

      write(TIMETABLE.replace("id: mon", "id: wed"), "");
      ReloadReport clash = daemon.reload();
      assertThat(clash.applied()).isFalse();
      assertThat(clash.problems()).singleElement().asString().contains("slot wed");
    }
    try (Daemon daemon = started("", "")) {
      assertThat(mark(adminPort, "J2/2024", "wed@2026-03-04").statusCode()).isEqualTo(201);
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  @Test
  void aRosterNamesWhomDevicesKnowByANumber() throws Exception {
    try (Daemon daemon = started(TIMETABLE, "")) {
      ImportReport roster =
          replace(
              ImportKind.ROSTER,
              "admission_number,name,user_id,units\nJ1/2024,Ann Kamau,1017,CS101\n");
      assertThat(roster.changed()).isEqualTo(1);
      String punch = "{\"id\":\"1\",\"user_id\":\"1017\",\"occurred_at\":\"2026-03-02T07:50:00Z\"}";
      post(adminPort, "punches", punch);
      await(() -> marks(false).size() == 1, () -> "" + marks(false));
      assertThat(marks(false).get(0).admissionNumber()).isEqualTo("J1/2024");
      assertThat(marks(false).get(0).name()).isEqualTo("Ann Kamau");
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  @Test
  void importsWorkOnTheFilesWhileTheDaemonIsStopped() throws Exception {
    Settings settings = settings(write("", ""));
    try (OpenStores stores = new DataDirStores(Clock.systemUTC()).open(settings)) {
      assertThat(
              stores
                  .attendance()
                  .replace(
                      ImportKind.TIMETABLE,
                      utf8("id,unit,day,from,to,device\nfri,CS9,friday,08:00,10:00,lan\n"))
                  .applied())
          .isTrue();
      assertThat(stores.attendance().marks(filter(false)).items()).isEmpty();
    }
    try (Daemon daemon = started("", "")) {
      assertThat(mark(adminPort, "J1/2024", "fri@2026-03-06").statusCode()).isEqualTo(201);
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
    try (OpenStores stores = new DataDirStores(Clock.systemUTC()).open(settings)) {
      assertThat(stores.attendance().marks(filter(false)).items()).hasSize(1);
    }
  }

  @Test
  void reloadsBringTimetablesAndListeners() throws Exception {
    try (Daemon daemon = started("", "")) {
      assertThat(mark(adminPort, "J1/2024", "mon@2026-03-02").statusCode()).isEqualTo(422);
      write(TIMETABLE, "listen: 127.0.0.1:" + apiPort);
      ReloadReport report = daemon.reload();
      assertThat(report.applied()).as(report.toString()).isTrue();
      assertThat(report.changes())
          .contains("device lan has new settings")
          .anySatisfy(change -> assertThat(change).contains("2 lines of the timetable"));
      assertThat(mark(adminPort, "J1/2024", "mon@2026-03-02").statusCode()).isIn(401, 403);
      assertThat(mark(apiPort, "J1/2024", "mon@2026-03-02").statusCode()).isEqualTo(201);
      assertThat(operations().devices().list().get(0).kind()).isEqualTo("api");
    }
  }

  private boolean delivered(int count) {
    return marks(false).stream()
            .flatMap(mark -> mark.deliveries().stream())
            .filter(delivery -> delivery.state().equals("delivered"))
            .count()
        == count;
  }

  private List<MarkView> marks(boolean failed) {
    return operations().attendance().marks(filter(failed)).items();
  }

  private static AttendanceFilter filter(boolean failed) {
    return new AttendanceFilter(null, null, null, null, null, null, failed, null, null, 100);
  }

  private ImportReport replace(ImportKind kind, String csv) {
    return operations().attendance().replace(kind, utf8(csv));
  }

  private HttpResponse<String> mark(int port, String student, String session) throws Exception {
    return post(
        port,
        "attendance",
        "{\"id\":\"%s|%s|%d\",\"student\":{\"admission_number\":\"%s\",\"name\":\"Ann\"},\"session\":{\"id\":\"%s\"}}"
            .formatted(student, session, System.nanoTime(), student, session));
  }

  private HttpResponse<String> post(int port, String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private Daemon started(String timetable, String api) throws IOException {
    Path etc = write(timetable, api);
    Daemon daemon = new Daemon(etc, settings(etc), loader, "test");
    daemon.start();
    return daemon;
  }

  private Settings settings(Path etc) {
    EtcResult result = loader.load(etc);
    assertThat(result).isInstanceOf(EtcResult.Loaded.class);
    return ((EtcResult.Loaded) result).settings();
  }

  private Path write(String timetable, String api) throws IOException {
    return Files.writeString(
        folder.resolve("edge-daemon.yml"),
        """
        site: head-office
        data_dir: data
        admin: {listen: "127.0.0.1:%d", token_file: admin.token}
        devices:
          - id: lan
            kind: api
            tokens: [{name: lan, token_file: lan.token, scopes: [punches, attendance]}]
            %s
        attendance:
          lessons: 12
          %s
        destinations:
          - {id: portal, kind: portal, url: "%s", api_key_file: portal.key}
        """
            .formatted(adminPort, api, timetable, portal.url()));
  }

  private RemoteOperations operations() {
    return new RemoteOperations(URI.create("http://127.0.0.1:" + adminPort), new Secret("t0ken"));
  }

  private void secret(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(BooleanSupplier condition, Supplier<@Nullable String> state)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(state.get()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
