package org.edgedaemon.destination.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.Marks;
import org.edgedaemon.destination.firebase.auth.ServiceAccount;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.simulator.firebase.FirebaseRequest;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FirestoreDestinationIT {
  private static final SequencedEntry MARK = Marks.mark(7, "BSC/001/24", "CS101", 3, 25.0);

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final FirebaseSimulator google = new FirebaseSimulator(InstantSource.system(), false);
  private FirestoreDestination destination;

  @BeforeEach
  void open() {
    google.start();
    destination = destination(google.url(), "demo-project");
  }

  @AfterEach
  void close() {
    destination.close();
    google
        .requests()
        .forEach(
            request -> {
              if (request.path().endsWith(":commit")) {
                Commits.parse(request.body());
              }
            });
    clients.close();
    google.close();
  }

  @Test
  void aMarkAndItsStudentAreWrittenAndARepeatChangesNothing() throws Exception {
    assertThat(((Accepted) deliver(MARK)).status()).isEqualTo(200);
    Map<String, JsonNode> first = google.documents();
    deliver(MARK);

    assertThat(google.documents()).isEqualTo(first).hasSize(2);
    JsonNode student = first.get("students/" + StudentIds.of("bsc/001/24").orElseThrow());
    assertThat(student.path("units").path("CS101").path("attended").asInt()).isEqualTo(3);
    assertThat(student.path("units").path("CS101").path("percentage").asDouble()).isEqualTo(25.0);
    assertThat(student.path("email").asText()).isEqualTo("ann@example.org");
    JsonNode mark = first.get("marks/" + MARK.entry().eventId());
    assertThat(mark.path("attendance").path("marked_at").asText())
        .isEqualTo("2026-03-02T05:01:00Z");
  }

  @Test
  void numbersOnlyGrowWhateverTheOrder() throws Exception {
    deliver(MARK);
    deliver(Marks.mark(5, "BSC/001/24", "CS101", 2, 16.7));
    deliver(Marks.mark(9, "BSC/001/24", "MA201", 1, 8.3));
    deliver(Marks.student(10, "BSC/001/24", "Ann Atieno", "[\"CS101\",\"MA201\"]"));

    JsonNode student = google.documents().get("students/" + StudentIds.of("BSC/001/24").get());
    assertThat(student.path("units").path("CS101").path("attended").asInt()).isEqualTo(3);
    assertThat(student.path("units").path("MA201").path("percentage").asDouble()).isEqualTo(8.3);
    assertThat(student.path("name").asText()).isEqualTo("Ann Atieno");
    assertThat(student.path("email").asText()).as("stays known").isEqualTo("ann@example.org");
    assertThat(student.path("enrolled")).hasSize(2);
  }

  @Test
  void aFullDeliveryIsOneCommit() throws Exception {
    deliver(Marks.marks(FirestoreConfig.MAX_BATCH).toArray(SequencedEntry[]::new));
    assertThat(google.documents()).hasSize(2 * FirestoreConfig.MAX_BATCH);
    assertThat(commits()).isOne();
  }

  @Test
  void aTokenThatWasRevokedIsReplacedOnce() throws Exception {
    deliver(MARK);
    google.revokeTokens();
    assertThat(kind(deliver(MARK))).isEqualTo("ACCEPTED");
    assertThat(google.tokensIssued()).isEqualTo(2);

    WebFault unauthenticated = FirebaseSimulator.error(401, "UNAUTHENTICATED", "no");
    google.faults().times(2, unauthenticated);
    assertThat(kind(deliver(MARK))).isEqualTo("CREDENTIALS");
    assertThat(google.tokensIssued()).isEqualTo(3);
    assertThat(kind(deliver(MARK))).isEqualTo("ACCEPTED");
  }

  @Test
  void aConflictIsTriedAgainAndWhatExistsIsDone() throws Exception {
    google.faults().next(FirebaseSimulator.error(409, "ABORTED", "contention"));
    assertThat(kind(deliver(MARK))).isEqualTo("TROUBLE");
    google.faults().times(2, FirebaseSimulator.error(409, "ALREADY_EXISTS", "exists"));
    assertThat(((Accepted) deliver(MARK)).duplicates()).isOne();
    Rejected many = (Rejected) deliver(Marks.marks(2).toArray(SequencedEntry[]::new));
    assertThat(many.sequences()).as("to be taken apart").isEmpty();
  }

  @Test
  void quotasOutagesAndRedirectsAreNotTheRecordsFault() throws Exception {
    google
        .faults()
        .next(FirebaseSimulator.error(429, "RESOURCE_EXHAUSTED", "Quota").retryAfter("60"));
    Unavailable spent = (Unavailable) deliver(MARK);
    assertThat(spent.kind()).isEqualTo(Unavailable.Kind.THROTTLED);
    assertThat(spent.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    google.faults().next(FirebaseSimulator.error(503, "UNAVAILABLE", "later"));
    assertThat(kind(deliver(MARK))).isEqualTo("TROUBLE");
    google.faults().next(WebFault.status(502).body("<html>bad gateway</html>"));
    assertThat(kind(deliver(MARK))).isEqualTo("TROUBLE");
    google.faults().next(WebFault.oversized(0).body("<html>log in first</html>"));
    assertThat(kind(deliver(MARK))).isEqualTo("CONFIGURATION");
    google.faults().next(WebFault.redirect(307, google.url() + "/elsewhere"));
    assertThat(kind(deliver(MARK))).isEqualTo("CONFIGURATION");
    assertThat(google.requests()).noneMatch(request -> request.path().equals("/elsewhere"));
    google.stop();
    assertThat(kind(deliver(MARK))).isEqualTo("TROUBLE");
    assertThat(google.documents()).isEmpty();
  }

  @Test
  void anAnswerThatIsLostIsRepeatedWithoutHarm() throws Exception {
    google.faults().next(WebFault.hang().afterStoring());
    assertThat(kind(deliver(MARK))).isEqualTo("TROUBLE");
    Map<String, JsonNode> stored = google.documents();
    assertThat(stored).hasSize(2);
    assertThat(kind(deliver(MARK))).isEqualTo("ACCEPTED");
    assertThat(google.documents()).isEqualTo(stored);
  }

  @Test
  void aBadWriteBlamesNobodyByName() throws Exception {
    List<SequencedEntry> marks = Marks.marks(8);
    google.poison(marks.get(5).entry().eventId().value());
    Rejected whole = (Rejected) deliver(marks.toArray(SequencedEntry[]::new));
    assertThat(whole.sequences()).isEmpty();
    assertThat(google.documents()).as("a commit is all or nothing").isEmpty();
  }

  @Test
  void missingDatabasesAndPermissionsStopTheLane() throws Exception {
    try (FirestoreDestination elsewhere = destination(google.url(), "another-project")) {
      assertThat(kind(deliver(elsewhere, MARK))).isEqualTo("CONFIGURATION");
      assertThat(check(elsewhere).text()).contains("does not exist");
    }
    google.faults().next(FirebaseSimulator.error(403, "PERMISSION_DENIED", "no"));
    assertThat(kind(deliver(MARK))).isEqualTo("CREDENTIALS");
    assertThat(check(destination).status()).isEqualTo(CheckResult.Status.OK);
    google.stop();
    assertThat(check(destination).text()).contains("cannot connect to 127.0.0.1:");
  }

  @Test
  void anAccountThatIsDisabledIsSaidSo() throws Exception {
    google.disableAccount(true);
    Unavailable denied = (Unavailable) deliver(MARK);
    assertThat(denied.kind()).isEqualTo(Unavailable.Kind.CREDENTIALS);
    assertThat(denied.reason()).contains("account not found");
    assertThat(check(destination).text()).contains("account not found");
  }

  @Test
  void anEmulatorTakesItsOwner() throws Exception {
    try (FirebaseSimulator emulator = new FirebaseSimulator(InstantSource.system(), true).start();
        FirestoreDestination local =
            new FirestoreDestination(
                FirestoreConfig.of(
                    new DestinationId("firestore"),
                    URI.create(emulator.url()),
                    FirebaseSimulator.PROJECT,
                    new FirebaseCredentials.Emulator()),
                clients,
                Loops.SHARED,
                InstantSource.system(),
                System::nanoTime)) {
      assertThat(kind(deliver(local, MARK))).isEqualTo("ACCEPTED");
      FirebaseRequest request = emulator.requests().get(0);
      assertThat(request.authorization()).isEqualTo("Bearer owner");
      assertThat(request.path())
          .isEqualTo("/v1/projects/demo-project/databases/(default)/documents:commit");
    }
  }

  @Test
  void theRampDelaysTheSecondDelivery() throws Exception {
    SequencedEntry[] full = Marks.marks(125).toArray(SequencedEntry[]::new);
    deliver(full);
    long start = System.nanoTime();
    deliver(full);
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(100).toNanos());
  }

  private FirestoreDestination destination(String url, String project) {
    FirestoreConfig defaults =
        FirestoreConfig.of(
            new DestinationId("firestore"),
            URI.create(url),
            project,
            new FirebaseCredentials.Account(ServiceAccount.parse(google.serviceAccountFile())));
    FirestoreConfig config =
        new FirestoreConfig(
            defaults.id(),
            defaults.url(),
            defaults.project(),
            defaults.database(),
            defaults.credentials(),
            defaults.layout(),
            defaults.accepts(),
            FirestoreConfig.MAX_BATCH,
            Duration.ofSeconds(3),
            1,
            true,
            null,
            null);
    return new FirestoreDestination(
        config, clients, Loops.SHARED, InstantSource.system(), System::nanoTime);
  }

  private long commits() {
    return google.requests().stream().filter(r -> r.path().endsWith(":commit")).count();
  }

  private DeliveryResult deliver(SequencedEntry... entries) throws Exception {
    return deliver(destination, entries);
  }

  private static DeliveryResult deliver(FirestoreDestination to, SequencedEntry... entries)
      throws Exception {
    return to.deliver(List.of(entries)).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static CheckResult check(FirestoreDestination of) throws Exception {
    return of.check().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static String kind(DeliveryResult result) {
    return result instanceof Unavailable unavailable
        ? unavailable.kind().name()
        : result.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
