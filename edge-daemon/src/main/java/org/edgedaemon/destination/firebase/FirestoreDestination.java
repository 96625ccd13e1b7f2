package org.edgedaemon.destination.firebase;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.firebase.auth.AuthorizedClient;
import org.edgedaemon.destination.firebase.auth.TokenEndpoint;
import org.edgedaemon.destination.rest.RestCalls;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpClients;

/**
 * Writes to a Firestore database, a delivery as one atomic commit. Every write may be repeated: ids
 * come from the entries, documents are replaced by the same content, and a student's numbers only
 * grow.
 */
public final class FirestoreDestination implements Destination {
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", HttpAnswer.JSON, "Accept", HttpAnswer.JSON);
  private static final int LARGEST_REQUEST = 10 << 20;
  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final int TOO_LARGE = 413;

  private final FirestoreConfig config;
  private final Changes changes;
  private final AuthorizedClient client;
  private final FirestoreAnswers answers;
  private final FirestoreCheck check;
  private final URI commit;
  private final ScheduledExecutorService timer;
  private final LongSupplier nanoTime;
  private final WriteRamp ramp = new WriteRamp();

  /**
   * Opens no connection yet.
   *
   * @param timer runs what is a short moment later; never blocked
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   */
  public FirestoreDestination(
      FirestoreConfig config,
      HttpClients clients,
      ScheduledExecutorService timer,
      InstantSource wall,
      LongSupplier nanoTime) {
    this.config = config;
    this.timer = timer;
    this.nanoTime = nanoTime;
    this.changes = new Changes(config.layout());
    this.answers = new FirestoreAnswers(wall);
    URI documents = RestCalls.below(config.url(), "v1/" + config.databaseName() + "/documents");
    this.commit = URI.create(documents + ":commit");
    FirebaseClients.Way way =
        new FirebaseClients.Way(
            config.concurrency(), config.timeout(), config.caFile(), config.proxy());
    this.client =
        new FirebaseClients(clients, wall, nanoTime)
            .open(config.url(), config.credentials(), TokenEndpoint.FIRESTORE_SCOPE, way);
    this.check = new FirestoreCheck(client, documents, config.timeout());
  }

  @Override
  public DestinationId id() {
    return config.id();
  }

  @Override
  public Set<EntryKind> accepts() {
    return config.accepts();
  }

  @Override
  public int batchLimit() {
    return config.batch();
  }

  @Override
  public int concurrency() {
    return config.concurrency();
  }

  @Override
  public CompletionStage<DeliveryResult> deliver(List<SequencedEntry> entries) {
    if (entries.isEmpty() || entries.size() > config.batch()) {
      throw new IllegalArgumentException(
          entries.size() + " entries in one delivery, allowed are 1.." + config.batch());
    }
    Optional<List<Change>> understood = changes.of(entries);
    if (understood.isEmpty()) {
      return refused(0, "the body is not that of its kind");
    }
    byte[] body = FirestoreWrites.render(config.databaseName() + "/documents/", understood.get());
    if (body.length > LARGEST_REQUEST) {
      return refused(TOO_LARGE, "the commit has " + body.length + " bytes");
    }
    return turn(understood.get().size())
        .thenCompose(unused -> client.call(request(body), HEADERS))
        .thenApply(reply -> answers.read(reply, entries.size()));
  }

  @Override
  public CompletionStage<CheckResult> check() {
    return check.run();
  }

  @Override
  public void close() {
    client.close();
  }

  private static CompletionStage<DeliveryResult> refused(int status, String reason) {
    return CompletableFuture.completedFuture(new Rejected(Set.of(), status, reason, ""));
  }

  /** Completes when so many writes may go. */
  private CompletionStage<Void> turn(int writes) {
    long wait = config.ramp() ? ramp.book(writes, nanoTime.getAsLong()) : 0;
    if (wait == 0) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    Future<?> unused = timer.schedule(() -> turn.complete(null), wait, TimeUnit.NANOSECONDS);
    return turn;
  }

  private ClientRequest request(byte[] body) {
    return ClientRequest.post(commit, HttpBody.ofOwned(body))
        .withTimeouts(config.timeout(), config.timeout())
        .withMaxAnswer(LARGEST_ANSWER)
        .asRepeatable();
  }
}
