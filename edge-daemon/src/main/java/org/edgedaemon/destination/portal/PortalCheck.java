package org.edgedaemon.destination.portal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.secret.Secret;

/**
 * Asks {@code GET} of the path where marks are posted. A portal has no page for that and mostly
 * answers 404 or 405; what matters is that it answers, and does not refuse the key.
 */
final class PortalCheck {
  private final HttpClient client;
  private final ClientRequest request;
  private final Excerpt excerpt;

  PortalCheck(
      HttpClient client,
      URI address,
      Map<String, Secret> credentials,
      Duration timeout,
      Excerpt excerpt) {
    this.client = client;
    this.excerpt = excerpt;
    this.request =
        ClientRequest.get(address)
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
    if (status == 401 || status == 403) {
      return CheckResult.degraded(
          peer + " is there but refused the key with " + status + "; check the key");
    }
    if (status >= 500 || status == 429) {
      return CheckResult.degraded(peer + " is there but answers " + status);
    }
    if (status >= 300 && status < 400) {
      return CheckResult.degraded(peer + " redirects (" + status + "); check the url");
    }
    return CheckResult.ok(peer + " is there and answered a probe with " + status);
  }
}
