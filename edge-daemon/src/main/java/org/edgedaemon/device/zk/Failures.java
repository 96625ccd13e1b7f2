package org.edgedaemon.device.zk;

import java.util.concurrent.CompletionException;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;

/** Turns whatever failed into what the port speaks of. */
final class Failures {
  private Failures() {}

  static DeviceException asDevice(Throwable thrown, Peer peer) {
    Throwable cause = unwrap(thrown);
    return cause instanceof DeviceException failure
        ? failure
        : peer.failure(Reason.BROKEN, "could not be dealt with", cause);
  }

  static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
