package org.edgedaemon.app.operator;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.outbox.OutboxException;

/** An operator's call waits for a stage; whatever fails becomes one line for the operator. */
public final class Waiting {
  private Waiting() {}

  /**
   * What the stage comes to.
   *
   * @param what is waited for, as the operator calls it
   * @throws OperationException when it fails or takes longer
   */
  public static <T> T forResult(CompletionStage<T> stage, Duration most, String what) {
    try {
      return stage.toCompletableFuture().get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new OperationException(
          Reason.PEER_UNAVAILABLE, what + " did not end within " + most.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationException(Reason.FAILED, what + " was interrupted", e);
    } catch (ExecutionException e) {
      throw refused(e.getCause() == null ? e : e.getCause());
    }
  }

  private static OperationException refused(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof OperationException known) {
      return known;
    }
    if (failure instanceof DeviceException) {
      return new OperationException(Reason.PEER_UNAVAILABLE, message, failure);
    }
    if (failure instanceof JournalException || failure instanceof OutboxException) {
      return new OperationException(Reason.STORE, message, failure);
    }
    return new OperationException(Reason.FAILED, message, failure);
  }
}
