package org.edgedaemon.destination.firebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.firebase.FirebaseRequest;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RealtimeDatabaseDestinationIT {
  private static final SequencedEntry MARK = Marks.mark(7, "BSC/001/24", "101", 3, 25.0);

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final FirebaseSimulator google = new FirebaseSimulator(InstantSource.system(), false);
  private RealtimeDatabaseDestination destination;

  @BeforeEach
  void open() {
    google.start();
    destination = destination(account());
  }

  @AfterEach
  void close() {
    destination.close();
    clients.close();
    google.close();
  }

  @Test
  void aDeliveryIsOneSilentUpdateAndARepeatChangesNothing() throws Exception {
    SequencedEntry student = Marks.student(8, "BSC/001/24", "Ann Atieno", "[\"101\"]");
    assertThat(deliver(MARK, student)).isEqualTo(new Accepted(0, 204, ""));
    JsonNode tree = google.tree();
    deliver(MARK, student);
    assertThat(google.tree()).isEqualTo(tree);

    FirebaseRequest update = google.requests().get(1);
    assertThat(update.method() + " " + update.path() + "?" + update.query())
        .isEqualTo("PATCH /.json?print=silent");
    JsonNode mark = tree.path("marks").path(MARK.entry().eventId().value());
    assertThat(mark.path("seq").asLong()).isEqualTo(7);
    assertThat(mark.path("session").path("id").asText()).isEqualTo("cs101-mon@2026-03-02");
    JsonNode stored = tree.path("students").path(StudentIds.of("BSC/001/24").orElseThrow());
    assertThat(stored.path("name").asText()).isEqualTo("Ann Atieno");
    assertThat(stored.path("email").asText()).isEqualTo("ann@example.org");
    assertThat(stored.path("phone").asText()).isEqualTo("+254700000001");
    assertThat(stored.path("units").path("~3101").path("attended").asInt()).isEqualTo(3);
    assertThat(stored.path("enrolled").path("~3101").asBoolean()).isTrue();
    assertThat(destination.concurrency()).isOne();
  }

  @Test
  void aLegacySecretGoesInTheQuery() throws Exception {
    FirebaseCredentials secret =
        new FirebaseCredentials.DatabaseSecret(new Secret(FirebaseSimulator.DATABASE_SECRET));
    try (RealtimeDatabaseDestination legacy = destination(secret)) {
      assertThat(kind(deliver(legacy, MARK))).isEqualTo("ACCEPTED");
      assertThat(check(legacy).status()).isEqualTo(CheckResult.Status.OK);
    }
    assertThat(google.requests().get(0).query())
        .isEqualTo("print=silent&auth=" + FirebaseSimulator.DATABASE_SECRET);
    FirebaseCredentials wrong = new FirebaseCredentials.DatabaseSecret(new Secret("wrong"));
    try (RealtimeDatabaseDestination legacy = destination(wrong)) {
      assertThat(kind(deliver(legacy, MARK))).isEqualTo("CREDENTIALS");
      assertThat(check(legacy).text()).contains("401").doesNotContain("wrong");
    }
  }

  @Test
  void anEmulatorIsToldTheNamespaceAndTakesItsOwner() throws Exception {
    try (FirebaseSimulator emulator = new FirebaseSimulator(InstantSource.system(), true).start();
        RealtimeDatabaseDestination local =
            destination(
                URI.create(emulator.url()), "demo-db", new FirebaseCredentials.Emulator())) {
      assertThat(kind(deliver(local, MARK))).isEqualTo("ACCEPTED");
      assertThat(emulator.requests().get(0).query()).isEqualTo("print=silent&ns=demo-db");
      assertThat(emulator.requests().get(0).authorization()).isEqualTo("Bearer owner");
    }
    URI real = URI.create("https://demo-db.firebaseio.com");
    assertThat(RealtimeDatabaseConfig.namespaceOf(real)).isEqualTo("demo-db");
    assertThatThrownBy(() -> destination(real, null, new FirebaseCredentials.Emulator()))
        .hasMessageContaining("needs credentials");
  }

  @Test
  void aTokenThatWasRevokedIsReplacedOnce() throws Exception {
    deliver(MARK);
    google.revokeTokens();
    assertThat(kind(deliver(MARK))).isEqualTo("ACCEPTED");
    assertThat(google.tokensIssued()).isEqualTo(2);
    google.faults().times(2, WebFault.status(401).body("{\"error\":\"Auth token is expired\"}"));
    assertThat(kind(deliver(MARK))).isEqualTo("CREDENTIALS");
  }

  @ParameterizedTest
  @CsvSource({
    "200, ACCEPTED",
    "400, REJECTED",
    "413, REJECTED",
    "402, CONFIGURATION",
    "403, CREDENTIALS",
    "404, CONFIGURATION",
    "423, CONFIGURATION",
    "302, CONFIGURATION",
    "307, CONFIGURATION",
    "429, THROTTLED",
    "500, TROUBLE",
    "503, TROUBLE",
  })
  void statusesAreClassified(int status, String expected) throws Exception {
    google.faults().next(WebFault.redirect(status, google.url() + "/elsewhere.json"));
    assertThat(kind(deliver(MARK))).isEqualTo(expected);
    assertThat(google.requests()).noneMatch(r -> r.path().equals("/elsewhere.json"));
  }

  @Test
  void anAnswerThatIsLostIsRepeatedWithoutHarm() throws Exception {
    google.faults().next(WebFault.resetAfter());
    assertThat(kind(deliver(MARK))).isIn("TROUBLE", "ACCEPTED");
    JsonNode tree = google.tree();
    assertThat(tree.path("marks")).hasSize(1);
    assertThat(kind(deliver(MARK))).isEqualTo("ACCEPTED");
    assertThat(google.tree()).isEqualTo(tree);
  }

  @Test
  void anUpdateThatIsTooLargeIsTakenApart() throws Exception {
    SequencedEntry[] large = new SequencedEntry[40];
    for (int i = 0; i < large.length; i++) {
      large[i] = Marks.student(i + 1, "S" + i, "n".repeat(30_000), "[]");
    }
    assertThat(((Rejected) deliver(large)).status()).isEqualTo(413);
    assertThat(google.requests()).isEmpty();
    assertThat(kind(deliver(large[0]))).isEqualTo("ACCEPTED");
  }

  @Test
  void theCheckSaysWhatIsWrong() throws Exception {
    assertThat(check(destination).status()).isEqualTo(CheckResult.Status.OK);
    google.stop();
    assertThat(check(destination).text()).contains("cannot connect to 127.0.0.1:");
  }

  private FirebaseCredentials account() {
    return new FirebaseCredentials.Account(ServiceAccount.parse(google.serviceAccountFile()));
  }

  private RealtimeDatabaseDestination destination(FirebaseCredentials credentials) {
    return destination(URI.create(google.url()), null, credentials);
  }

  private RealtimeDatabaseDestination destination(
      URI url, String namespace, FirebaseCredentials credentials) {
    RealtimeDatabaseConfig config =
        new RealtimeDatabaseConfig(
            new DestinationId("rtdb"),
            url,
            namespace,
            credentials,
            FirebaseLayout.defaults(),
            RealtimeDatabaseConfig.DEFAULT_ACCEPTS,
            RealtimeDatabaseConfig.DEFAULT_BATCH,
            Duration.ofSeconds(3),
            null,
            null);
    return new RealtimeDatabaseDestination(
        config, clients, InstantSource.system(), System::nanoTime);
  }

  private DeliveryResult deliver(SequencedEntry... entries) throws Exception {
    return deliver(destination, entries);
  }

  private static DeliveryResult deliver(RealtimeDatabaseDestination to, SequencedEntry... entries)
      throws Exception {
    return to.deliver(List.of(entries)).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static CheckResult check(RealtimeDatabaseDestination of) throws Exception {
    return of.check().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static String kind(DeliveryResult result) {
    return result instanceof Unavailable unavailable
        ? unavailable.kind().name()
        : result.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
