package org.edgedaemon.destination.cloud;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to a cloud's REST API. Each call carries an {@code Idempotency-Key} (the event id, or a
 * hash of the batch's ids) that is the same for a repeat of the same entries.
 */
public final class CloudDestination implements Destination {
  private static final Logger LOG = LoggerFactory.getLogger(CloudDestination.class);
  private static final String BACKUP_SYNC_PATH = "attendance/backup-sync";
  // A probe beside the deliveries, and a connection that is just being closed.
  private static final int SPARE_CONNECTIONS = 2;
  // A sync result may list an error for each record.
  private static final int MAX_ANSWER = 256 * 1024;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private final CloudConfig config;
  private final HttpClient client;
  private final WireForm form;
  private final RestAnswers answers;
  private final CloudCheck check;
  private final Map<String, Secret> credentials;
  private volatile boolean gzip;

  /**
   * Opens no connection yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   */
  public CloudDestination(CloudConfig config, HttpClients clients, InstantSource clock) {
    this.config = config;
    this.gzip = config.gzip();
    this.form = form(config);
    Excerpt excerpt = new Excerpt(config.apiKey());
    this.answers = new RestAnswers(new CloudAnswers(form), form.address(), excerpt, clock);
    this.credentials =
        config.apiKey() == null
            ? Map.of()
            : Map.of("Authorization", new Secret("Bearer " + config.apiKey().reveal()));
    this.client = clients.open(config.url(), clientConfig(config));
    this.check = new CloudCheck(config, client, credentials, excerpt, clock);
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
  public String groupOf(SequencedEntry entry) {
    return form.groupOf(entry);
  }

  @Override
  public CompletionStage<DeliveryResult> deliver(List<SequencedEntry> entries) {
    if (entries.isEmpty() || entries.size() > config.batch()) {
      throw new IllegalArgumentException(
          entries.size() + " entries in one delivery, allowed are 1.." + config.batch());
    }
    byte[] plain = form.render(entries);
    boolean packed = gzip && plain.length > RequestGzip.WORTHWHILE;
    return client
        .call(request(plain, packed, entries))
        .thenCompose(result -> plainIfRefused(result, packed, plain, entries))
        .thenApply(result -> answers.read(result, entries));
  }

  @Override
  public CompletionStage<CheckResult> check() {
    return check.run();
  }

  @Override
  public void close() {
    client.close();
  }

  // 415 to a packed body: the server may not know gzip. Asked once more with the plain body; when
  // that is taken, later bodies go plain.
  private CompletionStage<ClientResult> plainIfRefused(
      ClientResult result, boolean packed, byte[] plain, List<SequencedEntry> entries) {
    boolean refused =
        packed
            && result instanceof ClientResult.Answer answer
            && answer.status() == UNSUPPORTED_MEDIA_TYPE;
    if (!refused) {
      return CompletableFuture.completedFuture(result);
    }
    return client.call(request(plain, false, entries)).thenApply(this::rememberPlain);
  }

  private ClientResult rememberPlain(ClientResult result) {
    if (gzip && result instanceof ClientResult.Answer answer && answer.status() < 300) {
      gzip = false;
      LOG.info("destination {} does not take gzip; bodies go to it plain", config.id());
    }
    return result;
  }

  private ClientRequest request(byte[] plain, boolean packed, List<SequencedEntry> entries) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", HttpAnswer.JSON);
    headers.put("Accept", HttpAnswer.JSON);
    headers.put(RestCalls.IDEMPOTENCY_KEY, RestCalls.idempotencyKey(entries));
    if (packed) {
      headers.put("Content-Encoding", "gzip");
    }
    byte[] body = packed ? RequestGzip.pack(plain) : plain;
    return ClientRequest.post(form.address(), HttpBody.ofOwned(body))
        .withHeaders(headers, credentials)
        .withTimeouts(config.timeout(), config.timeout())
        .withMaxAnswer(MAX_ANSWER)
        .asRepeatable();
  }

  private static WireForm form(CloudConfig config) {
    return switch (config.form()) {
      case RECORDS ->
          new RecordsForm(RestCalls.below(config.url(), config.path()), config.batch() == 1);
      case BACKUP_SYNC -> new BackupSyncForm(RestCalls.below(config.url(), BACKUP_SYNC_PATH));
    };
  }

  private static HttpClientConfig clientConfig(CloudConfig config) {
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
