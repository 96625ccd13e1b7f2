package org.edgedaemon.destination.cloud;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.destination.rest.HttpDate;
import org.edgedaemon.destination.rest.RestCalls;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.secret.Secret;

/** Asks {@code GET {base}/sync-status}: is it there, is the key good, does it agree on the time. */
final class CloudCheck {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Beyond what an answer may take, and what a cloud may be wrong itself. */
  private static final Duration CLOCKS_AGREE = Duration.ofMinutes(2);

  private final HttpClient client;
  private final ClientRequest request;
  private final Excerpt excerpt;
  private final InstantSource clock;

  CloudCheck(
      CloudConfig config,
      HttpClient client,
      Map<String, Secret> credentials,
      Excerpt excerpt,
      InstantSource clock) {
    Duration timeout = config.timeout().compareTo(LONGEST) < 0 ? config.timeout() : LONGEST;
    this.client = client;
    this.excerpt = excerpt;
    this.clock = clock;
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
    ClientResult.Answer answer = (ClientResult.Answer) result;
    int status = answer.status();
    String peer = request.peer();
    if (status >= 200 && status < 300) {
      return HttpDate.clockAhead(answer, clock)
          .filter(ahead -> ahead.abs().compareTo(CLOCKS_AGREE) > 0)
          .map(ahead -> CheckResult.degraded(peer + " is there, but " + text(ahead)))
          .orElseGet(() -> CheckResult.ok(peer + " is there and takes the key"));
    }
    if (status == 401 || status == 403) {
      return CheckResult.degraded(
          peer + " is there but refused the key with " + status + "; check the key");
    }
    return CheckResult.degraded(
        peer + " answered " + status + " to " + request.uri().getPath() + "; check the url");
  }

  private static String text(Duration ahead) {
    return "this machine's clock is "
        + ahead.abs().toSeconds()
        + " s "
        + (ahead.isNegative() ? "behind" : "ahead of")
        + " its clock; have the clock of this machine kept right (NTP)";
  }
}
