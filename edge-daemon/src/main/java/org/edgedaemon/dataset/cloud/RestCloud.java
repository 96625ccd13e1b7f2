package org.edgedaemon.dataset.cloud;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.edgedaemon.dataset.CloudApi;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.Upload;
import org.edgedaemon.dataset.UploadResult;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;

/**
 * A cloud's REST API. The key goes to the origin of the configured url and nowhere else; redirects
 * are not followed. Memory does not depend on the length of a list or of a file.
 *
 * <p>Uploads to one directory share their limit of octets per second. What {@link BatchAnswer} says
 * of several records in a call holds here.
 */
public final class RestCloud implements CloudApi {
  private final HttpClient client;
  private final CloudCalls calls;
  private final Judge judge;
  private final IdList lists;
  private final RecordPush records;
  private final FileUpload files;

  /**
   * Opens no connection yet.
   *
   * @param clock for wishes of the cloud to be left alone until a time of day
   * @param random what nobody can guess, for the boundaries in uploads
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   */
  public RestCloud(
      RestCloudConfig config,
      HttpClients clients,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.client = clients.open(config.url(), clientConfig(config));
    this.calls = new CloudCalls(config);
    this.judge = new Judge(config.url(), new Excerpt(config.apiKey()), clock);
    this.lists = new IdList(calls, client, judge);
    this.records = new RecordPush(calls, client, judge);
    this.files = new FileUpload(calls, client, judge, random, nanoTime);
  }

  @Override
  public Reach status() {
    ClientRequest request = calls.status();
    try {
      return judge.of(Patience.await(client.call(request).toCompletableFuture(), request)).reach();
    } catch (BrokenOffException e) {
      return judge.of(e.failure()).reach();
    } catch (IOException e) {
      return new Reach.Unreachable("the connection test was interrupted");
    }
  }

  @Override
  public Reach ids(Dataset dataset, Window window, Consumer<RecordId> sink) {
    return lists.read(dataset, window, sink);
  }

  @Override
  public CompletionStage<List<PushResult>> push(
      Dataset dataset, List<LocalRecord> batch, boolean changed) {
    return ready(dataset, batch, changed).get();
  }

  @Override
  public Supplier<CompletionStage<List<PushResult>>> ready(
      Dataset dataset, List<LocalRecord> batch, boolean changed) {
    return batch.isEmpty()
        ? () -> CompletableFuture.completedFuture(List.of())
        : records.ready(dataset, batch, changed);
  }

  @Override
  public CompletionStage<UploadResult> upload(Upload upload) {
    return files.send(upload);
  }

  /** Ends the connections; calls under way fail. */
  @Override
  public void close() {
    client.close();
  }

  private static HttpClientConfig clientConfig(RestCloudConfig config) {
    Duration usual = HttpClientConfig.DEFAULT_CONNECT_TIMEOUT;
    return new HttpClientConfig(
        config.maxConnections(),
        usual.compareTo(config.timeout()) < 0 ? usual : config.timeout(),
        HttpClientConfig.DEFAULT_IDLE_TIMEOUT,
        config.caFile(),
        null,
        null);
  }
}
