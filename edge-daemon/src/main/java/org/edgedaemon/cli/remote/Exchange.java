package org.edgedaemon.cli.remote;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.jspecify.annotations.Nullable;

/** One request and its answer, with a total deadline, and failures in the operator's words. */
final class Exchange {
  private final URI base;
  private final HttpClient http;

  Exchange(URI base, HttpClient http) {
    this.base = base;
    this.http = http;
  }

  <T> HttpResponse<T> await(
      HttpRequest request, HttpResponse.BodyHandler<T> body, Duration deadline) {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      throw new OperationException(
          Reason.PEER_UNAVAILABLE,
          "what listens at "
              + base
              + " did not answer within "
              + deadline.toSeconds()
              + " s: see the daemon's log",
          e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static OperationException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new OperationException(Reason.FAILED, "interrupted", cause);
  }

  private OperationException failure(@Nullable Throwable cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return new DaemonAbsentException(
          "no daemon answers at "
              + base
              + ": start it ('edge-daemon run', or its service), or correct admin.listen",
          cause);
    }
    return new OperationException(
        Reason.PEER_UNAVAILABLE,
        "the call to the daemon at " + base + " failed (" + cause + "): see the daemon's log",
        cause == null ? new IllegalStateException("no cause") : cause);
  }
}
