package org.edgedaemon.device.hikvision;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.isapi.EventTimes;
import org.edgedaemon.device.hikvision.search.Anchor;
import org.edgedaemon.device.hikvision.search.SearchCursor;
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
        labelOf(config),
        loop,
        clock,
        new StatusBoard(counts),
        counts,
        new KnownEvents(),
        new Undecided(),
        new WakeUps(loop, nanoTime));
  }

  /** What a cursor says is known to all. */
  void readUpTo(SearchCursor cursor) {
    Anchor anchor = cursor.anchor();
    known.readUpTo(
        cursor.epoch(),
        cursor.serial(),
        anchor == null ? null : EventTimes.parse(anchor.time()).wallClock());
    board.fact("epoch", Integer.toString(cursor.epoch()));
    board.fact("last serial", Long.toString(known.highest()));
  }

  /** Completes on the event loop after so long. */
  CompletionStage<Void> pause(Duration length) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    if (loop.isShuttingDown()) {
      end.completeExceptionally(failure(Reason.BROKEN, "is not talked to: shutting down"));
    } else {
      var unused = loop.schedule(() -> end.complete(null), length.toNanos(), TimeUnit.NANOSECONDS);
    }
    return end;
  }

  static String labelOf(HikvisionConfig config) {
    return "device " + config.id() + " (" + config.url().getAuthority() + ")";
  }

  /** What went wrong, as a fault of this device. */
  DeviceException asDevice(@Nullable Throwable thrown) {
    Throwable cause = thrown == null ? null : unwrap(thrown);
    return cause instanceof DeviceException failure
        ? failure
        : new DeviceException(
            Reason.BROKEN, label + " could not be dealt with: " + textOf(cause), orUnknown(cause));
  }

  static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
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
