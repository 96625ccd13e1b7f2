package org.edgedaemon.device.hikvision;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.terminal.ClockReading;
import org.edgedaemon.device.hikvision.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures a terminal's clock now and then, and warns when it goes out of bounds and when it is
 * back. Confined to the terminal's event loop.
 */
final class ClockWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final DeviceParts parts;
  private final Terminal terminal;
  private final DeviceMemory memory;
  private final LongSupplier nanoTime;
  private long measuredAt;
  private boolean warned;

  ClockWatch(DeviceParts parts, Terminal terminal, DeviceMemory memory, LongSupplier nanoTime) {
    this.parts = parts;
    this.terminal = terminal;
    this.memory = memory;
    this.nanoTime = nanoTime;
  }

  /** A reading that was made anyway; null when the terminal does not tell its time. */
  void measured(@Nullable ClockReading reading) {
    measuredAt = nanoTime.getAsLong();
    if (reading == null) {
      return;
    }
    memory.clock(reading.time().zone(), reading.offset());
    Duration offset = reading.offset();
    parts.board().fact("time zone", reading.time().zoneText());
    if (offset != null) {
      parts.board().clockOffset(offset);
      judge(offset);
    }
  }

  /** Measures if that is due. Fails only when the terminal cannot be reached. */
  CompletionStage<Void> check() {
    if (nanoTime.getAsLong() - measuredAt < EVERY.toNanos()) {
      return CompletableFuture.completedFuture(null);
    }
    return terminal
        .clock()
        .handle(this::took)
        .thenCompose(none -> warned && parts.config().setClock() ? set() : DONE);
  }

  private CompletionStage<Void> set() {
    return terminal
        .setClock()
        .thenAccept(
            after -> {
              LOG.warn("{}: clock was set, as configured", parts.label());
              measured(after);
            })
        .exceptionally(
            failure -> {
              LOG.warn(
                  "{}: clock was not set: {}", parts.label(), parts.asDevice(failure).getMessage());
              return null;
            });
  }

  private @Nullable Void took(@Nullable ClockReading reading, @Nullable Throwable failure) {
    DeviceException cause = failure == null ? null : parts.asDevice(failure);
    if (cause != null && cause.reason() != Reason.UNSUPPORTED) {
      throw cause;
    }
    measured(reading);
    return null;
  }

  private void judge(Duration offset) {
    boolean off = offset.abs().compareTo(parts.config().clockWarning()) > 0;
    if (off && !warned) {
      LOG.warn("{}: clock is {} s off; set it", parts.label(), offset.toSeconds());
    } else if (!off && warned) {
      LOG.info("{}: clock is right again ({} s off)", parts.label(), offset.toSeconds());
    }
    warned = off;
  }
}
