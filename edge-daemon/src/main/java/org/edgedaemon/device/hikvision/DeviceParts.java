package org.edgedaemon.device.hikvision;

import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one device share for as long as the process runs.
 *
 * @param label names the device in messages
 * @param loop where all state of the device lives
 */
record DeviceParts(
    HikvisionConfig config,
    String label,
    EventLoop loop,
    InstantSource clock,
    StatusBoard board,
    EventCounts counts,
    KnownEvents known,
    Undecided undecided,
    WakeUps wakeUps) {

  static DeviceParts of(
      HikvisionConfig config, EventLoop loop, InstantSource clock, LongSupplier nanoTime) {
    EventCounts counts = new EventCounts();
    return new DeviceParts(
        config,
        "device " + config.id() + " (" + config.url().getAuthority() + ")",
        loop,
        clock,
        new StatusBoard(counts),
        counts,
        new KnownEvents(),
        new Undecided(),
        new WakeUps(loop, nanoTime));
  }

  /** What went wrong, as a fault of this device. */
  DeviceException asDevice(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof DeviceException failure
        ? failure
        : new DeviceException(
            Reason.BROKEN, label + " could not be dealt with: " + textOf(cause), orUnknown(cause));
  }

  private static String textOf(@Nullable Throwable cause) {
    return cause == null ? "nothing is known" : String.valueOf(cause.getMessage());
  }

  private static Throwable orUnknown(@Nullable Throwable cause) {
    return cause == null ? new IllegalStateException("neither result nor failure") : cause;
  }

  DeviceException failure(Reason reason, String what) {
    return new DeviceException(reason, label + " " + what);
  }
}
