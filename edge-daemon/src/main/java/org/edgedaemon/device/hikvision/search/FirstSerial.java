package org.edgedaemon.device.hikvision.search;

import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.jspecify.annotations.Nullable;

/**
 * Finds about where a time begins in a log that is only asked for by number, by halving. Numbers
 * rise with time but for the clock's jumps, so the answer lies a window's length before.
 */
final class FirstSerial {
  private final SerialWindows windows;
  private final int rows;
  private final LocalDateTime from;
  private long low = 1;
  private long high;

  FirstSerial(SerialWindows windows, int rows, LocalDateTime from, long highest) {
    this.windows = windows;
    this.rows = rows;
    this.from = from;
    this.high = highest;
  }

  CompletionStage<Long> find() {
    return Repeat.whileTrue(this::halve).thenApply(none -> Math.max(1, low - Span.WINDOW));
  }

  private CompletionStage<Boolean> halve() {
    if (high - low < Span.WINDOW) {
      return CompletableFuture.completedFuture(false);
    }
    long middle = low + (high - low) / 2;
    return windows
        .look(new Span(middle, middle + rows - 1))
        .thenCompose(
            found ->
                found.isEmpty()
                    ? windows.look(Span.openFrom(middle))
                    : CompletableFuture.completedFuture(found))
        .thenApply(found -> learn(found, middle));
  }

  private boolean learn(Found found, long middle) {
    boolean before = !found.isEmpty() && found.events().stream().noneMatch(this::reached);
    if (before) {
      low = middle;
    } else {
      high = middle;
    }
    return true;
  }

  private boolean reached(AccessEvent event) {
    @Nullable LocalDateTime at = event.time().wallClock();
    return at != null && !at.isBefore(from);
  }
}
