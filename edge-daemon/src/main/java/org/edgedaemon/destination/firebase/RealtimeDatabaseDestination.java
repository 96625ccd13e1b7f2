package org.edgedaemon.destination.firebase;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.firebase.auth.AuthorizedClient;
import org.edgedaemon.destination.firebase.auth.AuthorizedClient.Reply;
import org.edgedaemon.destination.firebase.auth.TokenEndpoint;
import org.edgedaemon.destination.rest.RestAnswers;
import org.edgedaemon.destination.rest.RestCalls;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpClients;

/**
 * Writes to a Realtime Database, a delivery as one atomic update of many paths. One update at a
 * time, so that what is newest is written last; repeating one changes nothing.
 */
public final class RealtimeDatabaseDestination implements Destination {
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", HttpAnswer.JSON, "Accept", HttpAnswer.JSON);
  // The service takes far more; what it must index at once should stay small.
  private static final int LARGEST_REQUEST = 1 << 20;
  private static final int TOO_LARGE = 413;

  private final RealtimeDatabaseConfig config;
  private final Changes changes;
  private final AuthorizedClient client;
  private final URI root;
  private final URI probe;
  private final InstantSource wall;

  /**
   * Opens no connection yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   */
  public RealtimeDatabaseDestination(
      RealtimeDatabaseConfig config,
      HttpClients clients,
      InstantSource wall,
      LongSupplier nanoTime) {
    this.config = config;
    this.wall = wall;
    this.changes = new Changes(config.layout());
    String namespace = config.namespace() == null ? "" : "&ns=" + config.namespace();
    this.root = RestCalls.below(config.url(), ".json?print=silent" + namespace);
    this.probe = RestCalls.below(config.url(), "edge-daemon-check.json?shallow=true" + namespace);
    FirebaseClients.Way way =
        new FirebaseClients.Way(1, config.timeout(), config.caFile(), config.proxy());
    this.client =
        new FirebaseClients(clients, wall, nanoTime)
            .open(config.url(), config.credentials(), TokenEndpoint.DATABASE_SCOPE, way);
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
    return 1;
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
    byte[] body = DatabaseUpdate.render(understood.get());
    if (body.length > LARGEST_REQUEST && entries.size() > 1) {
      return refused(TOO_LARGE, "the update has " + body.length + " bytes");
    }
    ClientRequest request =
        ClientRequest.of("PATCH", root, HttpBody.ofOwned(body))
            .withTimeouts(config.timeout(), config.timeout())
            .asRepeatable();
    return client.call(request, HEADERS).thenApply(reply -> read(reply, entries));
  }

  @Override
  public CompletionStage<CheckResult> check() {
    ClientRequest request =
        ClientRequest.get(probe).withTimeouts(config.timeout(), config.timeout());
    return client
        .probe(request, Map.of("Accept", HttpAnswer.JSON))
        .thenApply(reply -> checked(reply, request.peer()));
  }

  @Override
  public void close() {
    client.close();
  }

  private static CompletionStage<DeliveryResult> refused(int status, String reason) {
    return CompletableFuture.completedFuture(new Rejected(Set.of(), status, reason, ""));
  }

  private DeliveryResult read(Reply reply, List<SequencedEntry> entries) {
    if (reply instanceof Reply.Denied denied) {
      return denied.why();
    }
    Reply.Reached reached = (Reply.Reached) reply;
    return new RestAnswers(new DatabaseAnswers(), root, reached.excerpt(), wall)
        .read(reached.result(), entries);
  }

  private static CheckResult checked(Reply reply, String peer) {
    if (reply instanceof Reply.Denied denied) {
      return CheckResult.degraded(denied.why().reason());
    }
    Reply.Reached reached = (Reply.Reached) reply;
    if (reached.result() instanceof ClientResult.Failure failure) {
      return CheckResult.degraded(reached.excerpt().of(failure.text()));
    }
    ClientResult.Answer answer = (ClientResult.Answer) reached.result();
    return answer.status() == 200
        ? CheckResult.ok(peer + " is there and takes the credentials")
        : CheckResult.degraded(
            peer
                + " answered "
                + reached.excerpt().of(answer.status() + " " + answer.body().text()));
  }
}
