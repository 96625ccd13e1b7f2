package org.edgedaemon.ingest;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.intake.IntakeException;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** Finds out who failed: a stage wraps what it was told. */
final class Failures {
  private Failures() {}

  static DeviceException asDevice(DeviceId device, @Nullable Throwable failure) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof DeviceException known) {
      return known;
    }
    return new DeviceException(
        Reason.BROKEN,
        "the conversation with device " + device + " failed: " + message(cause),
        cause);
  }

  static @Nullable IntakeException refusedByIntake(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IntakeException refused) {
        return refused;
      }
    }
    return null;
  }

  static String message(@Nullable Throwable failure) {
    Throwable cause = unwrapped(failure);
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static Throwable unwrapped(@Nullable Throwable failure) {
    Throwable cause = failure == null ? new IllegalStateException("no reason was given") : failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
