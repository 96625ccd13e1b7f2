package org.edgedaemon.destination.portal;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.destination.rest.RestAnswers;
import org.edgedaemon.destination.rest.RestCalls;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.secret.Secret;

/**
 * Posts each attendance mark to a lecturer portal as its own call: {@code POST
 * {url}/api/attendance/record}, the mark's JSON with {@code seq}, the API key in a header, and the
 * event id as {@code Idempotency-Key}. What the portal said stands in the result.
 */
public final class PortalDestination implements Destination {
  // A probe beside the deliveries, and a connection that is just being closed.
  private static final int SPARE_CONNECTIONS = 2;

  private final PortalConfig config;
  private final HttpClient client;
  private final URI address;
  private final Map<String, Secret> credentials;
  private final RestAnswers answers;
  private final PortalCheck check;

  /**
   * Opens no connection yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   */
  public PortalDestination(PortalConfig config, HttpClients clients, InstantSource clock) {
    this.config = config;
    this.address = RestCalls.below(config.url(), config.path());
    this.credentials = config.credentials();
    Excerpt excerpt = new Excerpt(config.apiKey());
    this.answers = new RestAnswers(new PortalAnswers(address), address, excerpt, clock);
    this.client = clients.open(config.url(), clientConfig(config));
    this.check = new PortalCheck(client, address, credentials, config.timeout(), excerpt);
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
    return 1;
  }

  @Override
  public int concurrency() {
    return config.concurrency();
  }

  @Override
  public CompletionStage<DeliveryResult> deliver(List<SequencedEntry> entries) {
    if (entries.size() != 1) {
      throw new IllegalArgumentException(entries.size() + " entries in one delivery, 1 is allowed");
    }
    return client.call(request(entries)).thenApply(result -> answers.read(result, entries));
  }

  @Override
  public CompletionStage<CheckResult> check() {
    return check.run();
  }

  @Override
  public void close() {
    client.close();
  }

  private ClientRequest request(List<SequencedEntry> entries) {
    SequencedEntry only = entries.get(0);
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            HttpAnswer.JSON,
            "Accept",
            HttpAnswer.JSON,
            RestCalls.IDEMPOTENCY_KEY,
            RestCalls.idempotencyKey(entries));
    return ClientRequest.post(
            address, HttpBody.ofOwned(only.entry().body().withSequence(only.sequence())))
        .withHeaders(headers, credentials)
        .withTimeouts(config.timeout(), config.timeout())
        .asRepeatable();
  }

  private static HttpClientConfig clientConfig(PortalConfig config) {
    Duration connect = HttpClientConfig.DEFAULT_CONNECT_TIMEOUT;
    return new HttpClientConfig(
        config.concurrency() + SPARE_CONNECTIONS,
        connect.compareTo(config.timeout()) < 0 ? connect : config.timeout(),
        HttpClientConfig.DEFAULT_IDLE_TIMEOUT,
        config.caFile(),
        null,
        config.proxy());
  }
}
