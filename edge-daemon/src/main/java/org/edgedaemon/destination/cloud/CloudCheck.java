package org.edgedaemon.destination.cloud;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.destination.rest.RestCalls;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.secret.Secret;

/** Asks {@code GET {base}/sync-status}: is it there, is the key good. */
final class CloudCheck {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final ClientRequest request;
  private final Excerpt excerpt;

  CloudCheck(
      CloudConfig config, HttpClient client, Map<String, Secret> credentials, Excerpt excerpt) {
    Duration timeout = config.timeout().compareTo(LONGEST) < 0 ? config.timeout() : LONGEST;
    this.client = client;
    this.excerpt = excerpt;
    this.request =
        ClientRequest.get(RestCalls.below(config.url(), "sync-status"))
            .withHeaders(Map.of("Accept", "application/json"), credentials)
            .withTimeouts(timeout, timeout);
  }

  CompletionStage<CheckResult> run() {
    return client.call(request).thenApply(this::read);
  }

  private CheckResult read(ClientResult result) {
    if (result instanceof ClientResult.Failure failure) {
      return CheckResult.degraded(excerpt.of(failure.text()));
    }
    int status = ((ClientResult.Answer) result).status();
    String peer = request.peer();
    if (status >= 200 && status < 300) {
      return CheckResult.ok(peer + " is there and takes the key");
    }
    if (status == 401 || status == 403) {
      return CheckResult.degraded(
          peer + " is there but refused the key with " + status + "; check the key");
    }
    return CheckResult.degraded(
        peer + " answered " + status + " to " + request.uri().getPath() + "; check the url");
  }
}
