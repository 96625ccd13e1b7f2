package org.edgedaemon.dataset.cloud;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;

/** Waits for what a call gives, on a thread that may block. */
final class Patience {
  // A call ends by its own deadlines; only when everything is being closed it may not.
  private static final Duration BEYOND = Duration.ofSeconds(10);

  private Patience() {}

  static <T> T await(CompletableFuture<T> result, ClientRequest request)
      throws BrokenOffException, InterruptedIOException {
    try {
      return result.get(request.totalTimeout().plus(BEYOND).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new BrokenOffException(
          new Failure(Reason.TIMEOUT, request.peer() + " was not heard to the end"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + request.peer());
    }
  }
}
