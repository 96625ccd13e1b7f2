package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.portal.RecordingPortal;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Portal, Firestore and Realtime Database do not hold one another up; and of each mark it can be
 * seen what came of it at each.
 */
class AttendanceOutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STUDENTS = 200;
  private static final String KEY = "outage-portal-key";
  private static final String TOKEN = "outage-lecturer-token";

  @TempDir private Path folder;

  private final RecordingPortal portal = new RecordingPortal("X-API-Key", KEY);
  private final FirebaseSimulator google = new FirebaseSimulator(InstantSource.system(), false);
  private ForkedDaemon daemon;

  @BeforeEach
  void open() throws IOException {
    portal.start();
    google.start();
    daemon = new ForkedDaemon(folder);
    daemon.secret("portal.key", KEY);
    daemon.secret("lan.token", TOKEN);
    daemon.secret("account.json", google.serviceAccountFile());
    daemon.secret("database.secret", FirebaseSimulator.DATABASE_SECRET);
    String retry = "{ first_delay: 50ms, max_delay: 1s, probe_interval: 1s }";
    daemon.configure(
        """
        devices:
          - { id: lan, kind: api, rate: 1000/s, tokens: [{ name: lecturers, token_file: lan.token, scopes: [attendance] }] }
        destinations:
          - { id: portal, kind: portal, url: "%s", api_key_file: portal.key, timeout: 5s, retry: %s }
          - { id: firestore, kind: firestore, url: "%s", credentials_file: account.json, ramp: false, retry: %s }
          - { id: rtdb, kind: realtime-database, url: "%s", secret_file: database.secret, retry: %s }
        """
            .formatted(portal.url(), retry, google.url(), retry, google.url(), retry));
    daemon.start();
    daemon.awaitStarted();
  }

  @AfterEach
  void close() {
    daemon.close();
    portal.close();
    google.close();
  }

  @Test
  void aPortalThatHangsHoldsUpNobody() throws Exception {
    portal.faults().always(WebFault.hang());
    long began = System.nanoTime();
    bringAll();
    await("Firestore has all", () -> inFirestore() == STUDENTS);
    await("the database has all", () -> inDatabase() == STUDENTS);
    System.out.printf(
        "%d marks in Firestore and database %d ms after the first, with a portal that hangs%n",
        STUDENTS, Duration.ofNanos(System.nanoTime() - began).toMillis());
    assertThat(portal.marks()).isEmpty();
    await("the portal's failures are noted", () -> !failed("portal").isEmpty());
    assertFailed("portal", 0, "answer");
    await("delivered is noted", () -> rate("firestore").equals("1.0"));
    await("delivered is noted", () -> rate("rtdb").equals("1.0"));
    assertThat(rate("portal")).isEqualTo("0.0");
    assertThat(daemon.command("attendance", "marks", "--failed", "--destination", "portal"))
        .contains("portal", "failed", "S001");

    portal.faults().clear();
    await("the portal has all", () -> portal.marks().size() == STUDENTS);
    await("all delivered", () -> rate("portal").equals("1.0"));
    assertThat(failed("portal")).isEmpty();
    assertThat(portal.receivedCount()).as("marks of which the portal heard").isEqualTo(STUDENTS);
  }

  @Test
  void aFirebaseThatIsGoneHoldsUpNobody() throws Exception {
    google.stop();
    long began = System.nanoTime();
    bringAll();
    await("the portal has all", () -> portal.marks().size() == STUDENTS);
    System.out.printf(
        "%d marks in the portal %d ms after the first, without Firebase%n",
        STUDENTS, Duration.ofNanos(System.nanoTime() - began).toMillis());
    await("all delivered", () -> rate("portal").equals("1.0"));
    await("its failures are noted", () -> !failed("firestore").isEmpty());
    await("its failures are noted", () -> !failed("rtdb").isEmpty());
    assertFailed("firestore", 0, "connect");
    assertFailed("rtdb", 0, "connect");

    google.start();
    await("Firestore has all", () -> inFirestore() == STUDENTS);
    await("the database has all", () -> inDatabase() == STUDENTS);
    await("all delivered", () -> rate("firestore").equals("1.0") && rate("rtdb").equals("1.0"));
    assertThat(failed("firestore")).isEmpty();
  }

  /** The first of the marks that failed at a destination says all that is known of it. */
  private void assertFailed(String destination, int status, String reason) throws IOException {
    JsonNode delivery = failed(destination).get(0).path("deliveries").get(0);
    assertThat(delivery.path("destination").asText()).isEqualTo(destination);
    assertThat(delivery.path("state").asText()).isEqualTo("failed");
    assertThat(delivery.path("attempts").asInt()).isPositive();
    assertThat(delivery.path("status").asInt()).isEqualTo(status);
    assertThat(delivery.path("reason").asText()).contains(reason);
    Instant first = Instant.parse(delivery.path("first_at").asText());
    assertThat(Instant.parse(delivery.path("last_at").asText())).isAfterOrEqualTo(first);
  }

  private JsonNode failed(String destination) throws IOException {
    return daemon
        .getJson("/api/v1/attendance/marks?failed=true&limit=1000&destination=" + destination)
        .path("items");
  }

  /** The success rate as metrics and health have it, which is the same. */
  private String rate(String destination) throws IOException {
    String line = "edge_daemon_delivery_success_ratio{destination=\"" + destination + "\"} ";
    String metric =
        daemon
            .get("/metrics")
            .body()
            .lines()
            .filter(text -> text.startsWith(line))
            .map(text -> text.substring(line.length()))
            .findFirst()
            .orElse("none");
    String health = daemon.get("/health").body();
    return health.contains("\"success_rate\":" + metric) ? metric : "not in health";
  }

  private void bringAll() {
    for (int i = 1; i <= STUDENTS; i++) {
      bring("S%03d".formatted(i));
    }
  }

  /** Again while the daemon starts. */
  private void bring(String student) {
    await("a mark is taken", () -> call(student).statusCode() / 100 == 2);
  }

  private HttpResponse<String> call(String student) throws IOException {
    return daemon.bring(
        "attendance",
        TOKEN,
        """
        {"id": "call-%s", "student": {"admission_number": "%s", "name": "Student %s"},
         "unit": {"code": "CS101"}, "session": {"id": "today"}}
        """
            .formatted(student, student, student));
  }

  private long inFirestore() {
    return google.documents().keySet().stream().filter(name -> name.startsWith("marks/")).count();
  }

  private int inDatabase() {
    return google.tree().path("marks").size();
  }

  private void await(String what, Callable<Boolean> condition) {
    assertThat(Await.within(PATIENCE, condition))
        .as(() -> what + "; the daemon's log ends with:\n" + daemon.log())
        .isTrue();
  }
}
