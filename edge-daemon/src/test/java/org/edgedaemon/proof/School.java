package org.edgedaemon.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.portal.RecordingPortal;
import org.edgedaemon.simulator.serial.SerialLine;
import org.edgedaemon.simulator.web.WebFault;
import org.edgedaemon.simulator.zk.Carriers;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.jspecify.annotations.Nullable;

/**
 * Students who mark all the time, also while the daemon is dead: at a terminal, at a reader on a
 * serial line (where socat is installed) and by a program; and the portal and Firestore that must
 * have it all.
 */
final class School implements AutoCloseable {
  static final String PORTAL_KEY = "proof-portal-key-5d0b7a";
  static final String API_TOKEN = "proof-lecturer-token-8e21c4";
  private static final int AT_THE_TERMINAL = 40;
  private static final int FIRST_PIN = 1001;
  private static final int WEEKS = 15;
  private static final int OF_THE_PROGRAM = 60;
  private static final int SESSIONS_OF_THE_PROGRAM = 15;

  final RecordingPortal portal = new RecordingPortal("X-API-Key", PORTAL_KEY);
  final FirebaseSimulator firebase = new FirebaseSimulator(InstantSource.system(), false);
  final Register register = new Register(Map.of("CS101", 12, "GA100", 3, "MA201", 14));
  final ZkTerminal hall =
      ZkTerminal.builder()
          .serial("PROOF-HALL")
          .users(AT_THE_TERMINAL)
          .carriers(Carriers.TCP)
          .build();
  private final Random random;
  private final LocalDateTime gateOpens =
      LocalDateTime.now(ZoneId.systemDefault()).minusHours(1).truncatedTo(ChronoUnit.MINUTES);
  private final LocalDate lastMonday =
      gateOpens.toLocalDate().with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
  private final Semaphore mayPunch = new Semaphore(0);
  private final Semaphore mayCall = new Semaphore(0);
  private final Semaphore mayPass = new Semaphore(0);
  private final ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
  private final List<Gate> gates;
  private int calls;

  School(long seed, Path folder) throws IOException {
    random = new Random(seed);
    gates =
        SerialLine.possible()
            ? List.of(new Gate(folder, mayPass::tryAcquire, this::passedTheGate))
            : List.of();
    hall.start();
    portal.start();
    firebase.start();
  }

  private void passedTheGate(String student) {
    register.attended(student, "GA100", "gate@" + gateOpens.toLocalDate());
  }

  /** Empty where socat is missing. */
  List<Gate> gates() {
    return gates;
  }

  /** The etc file's sections; the daemon must have the secrets beside it. */
  String sections() {
    return """
        devices:
          - { id: hall, kind: zk, address: "127.0.0.1:%d", transport: tcp, poll_interval: 1s, room: LH1 }
          - { id: lan, kind: api, rate: 1000/s, tokens: [{ name: lecturers, token_file: lan.token, scopes: [attendance, punches] }] }
        %sattendance:
          units: [{ code: CS101, name: Computing }, { code: GA100, name: Gates, lessons: 3 }, { code: MA201, name: Mathematics, lessons: 14 }]
          timetable: [{ id: hall, unit: CS101, day: monday, from: "08:00", to: "10:00", room: LH1 }, %s]
        destinations:
          - { id: portal, kind: portal, url: "%s", api_key_file: portal.key, timeout: 3s, retry: %s }
          - { id: firestore, kind: firestore, url: "%s", credentials_file: account.json, batch: 50, timeout: 3s, ramp: false, retry: %s }
        """
        .formatted(
            hall.port(), gateSection(), gateLine(), portal.url(), retry(), firebase.url(), retry());
  }

  private static String retry() {
    return "{ first_delay: 50ms, max_delay: 1s, probe_interval: 1s }";
  }

  private String gateSection() {
    return gates.stream()
        .map(
            gate ->
                "  - { id: gate, kind: serial, port: \"%s\", reply: { accepted: \"hex:%02x\", deadline: %ds } }\n"
                    .formatted(gate.port(), (int) Gate.STORED, Gate.REPLY_DEADLINE.toSeconds()))
        .collect(Collectors.joining());
  }

  private String gateLine() {
    return "{ id: gate, unit: GA100, day: %s, from: \"%s\", to: \"%s\", device: gate }"
        .formatted(
            gateOpens.getDayOfWeek().name().toLowerCase(Locale.ROOT),
            gateOpens.toLocalTime(),
            gateOpens.plusHours(12).toLocalTime());
  }

  /** Puts the secrets beside the etc file. */
  void entrust(ForkedDaemon daemon) throws IOException {
    daemon.secret("lan.token", API_TOKEN);
    daemon.secret("portal.key", PORTAL_KEY);
    daemon.secret("account.json", firebase.serviceAccountFile());
  }

  /**
   * Lets so many more come each way: on a slow machine there is no more to do than on a fast one.
   */
  void admit(int punches, int calls, int atTheGate) {
    mayPunch.release(punches);
    mayCall.release(calls);
    mayPass.release(atTheGate);
  }

  void startPunching(int perSecond) {
    Runnable one =
        () -> {
          if (mayPunch.tryAcquire()) {
            punch();
          }
        };
    people.scheduleAtFixedRate(one, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
  }

  void stopPunching() throws InterruptedException {
    people.shutdown();
    people.awaitTermination(10, TimeUnit.SECONDS);
  }

  /** At a lesson of some Monday: a terminal may tell late. */
  synchronized void punch() {
    LocalDate day = lastMonday.minusWeeks(random.nextInt(WEEKS));
    String pin = Integer.toString(FIRST_PIN + random.nextInt(AT_THE_TERMINAL));
    hall.punchAt(day.atTime(8, 0).plusSeconds(random.nextInt(7_200)), pin, 0, 1);
    register.attended(pin, "CS101", "hall@" + day);
  }

  /**
   * Null when nobody is to come now. Of four one is of a student and a lesson that the terminal may
   * have seen too.
   */
  synchronized Caller.@Nullable Call nextCall() {
    if (!mayCall.tryAcquire()) {
      return null;
    }
    if (random.nextInt(4) == 0) {
      String pin = Integer.toString(FIRST_PIN + random.nextInt(AT_THE_TERMINAL));
      return call(pin, "CS101", "hall@" + lastMonday.minusWeeks(random.nextInt(WEEKS)));
    }
    String student = "A-%03d".formatted(random.nextInt(OF_THE_PROGRAM));
    return call(student, "MA201", "ma-" + random.nextInt(SESSIONS_OF_THE_PROGRAM));
  }

  private Caller.Call call(String student, String unit, String session) {
    String body =
        """
        {"id": "call-%d", "student": {"admission_number": "%s", "name": "Student %s"},
         "unit": {"code": "%s"}, "session": {"id": "%s"}}
        """
            .formatted(++calls, student, student, unit, session);
    return new Caller.Call(body, () -> register.attended(student, unit, session));
  }

  /** From now on much goes wrong at both destinations and on the way to them. */
  void beTroublesome() {
    portal
        .faults()
        .withRate(0.02, WebFault.status(500))
        .withRate(0.02, WebFault.status(503))
        .withRate(0.02, WebFault.status(500).afterStoring())
        .withRate(0.02, WebFault.resetBefore())
        .withRate(0.02, WebFault.resetAfter())
        .withRate(0.03, WebFault.delay(150));
    firebase
        .faults()
        .withRate(0.10, FirebaseSimulator.error(409, "ABORTED", "contention"))
        .withRate(0.10, FirebaseSimulator.error(503, "UNAVAILABLE", "later"))
        .withRate(0.05, WebFault.status(500).afterStoring())
        .withRate(0.07, WebFault.resetBefore())
        .withRate(0.07, WebFault.resetAfter())
        .withRate(0.10, WebFault.delay(150));
  }

  /** Nothing goes wrong any more; how often it did. */
  int beGood() {
    portal.faults().clear();
    firebase.faults().clear();
    return portal.faults().happened() + firebase.faults().happened();
  }

  /** The event ids of the marks that Firestore has. */
  Set<String> inFirestore() {
    return firebase.documents().keySet().stream()
        .filter(name -> name.startsWith("marks/"))
        .map(name -> name.substring("marks/".length()))
        .collect(Collectors.toSet());
  }

  Set<String> inPortal() {
    return portal.marks().keySet();
  }

  /** What Firestore keeps of the students. */
  List<JsonNode> students() {
    return firebase.documents().entrySet().stream()
        .filter(document -> document.getKey().startsWith("students/"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public void close() throws IOException {
    people.shutdownNow();
    for (Gate gate : gates) {
      gate.close();
    }
    hall.close();
    portal.close();
    firebase.close();
  }
}
