package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.http.ClientResult.Failure;

/**
 * Who is talked to, for messages.
 *
 * @param label the device and its address, for an operator
 */
record Peer(String label) {
  DeviceException failure(Reason reason, String what) {
    return new DeviceException(reason, label + " " + what);
  }

  DeviceException failure(Reason reason, String what, Duration retryAfter) {
    return new DeviceException(reason, label + " " + what, retryAfter);
  }

  /** No answer came. */
  DeviceException unanswered(Failure failure) {
    String text = failure.text();
    return switch (failure.reason()) {
      case NAME, CONNECT, PROXY -> failure(Reason.UNREACHABLE, "is not reachable: " + text);
      case TIMEOUT -> failure(Reason.UNREACHABLE, "does not answer: " + text);
      case CERTIFICATE ->
          failure(
              Reason.STRANGER,
              "is not who it should be: "
                  + text
                  + "; pin that fingerprint only if you know why the certificate changed");
      case TLS ->
          failure(Reason.UNSUPPORTED, "does not speak TLS as we do (is its url right?): " + text);
      case PROTOCOL -> failure(Reason.UNSUPPORTED, "does not speak HTTP: " + text);
      case BROKEN, FILE -> failure(Reason.BROKEN, "broke off: " + text);
      case BUSY -> failure(Reason.BUSY, "is not called now: " + text);
    };
  }

  DeviceException asDevice(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof DeviceException failure
        ? failure
        : new DeviceException(
            Reason.BROKEN, label + " could not be dealt with: " + cause.getMessage(), cause);
  }
}
