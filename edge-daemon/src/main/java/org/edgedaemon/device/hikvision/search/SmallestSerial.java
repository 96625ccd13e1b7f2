package org.edgedaemon.device.hikvision.search;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;

/** Finds the smallest number in use, by asking below what is known until nothing is there. */
final class SmallestSerial {
  /** Rows are nearly always in order; when not, halve. */
  private static final int HOPEFUL_ROUNDS = 2;

  private final SerialWindows windows;
  private long floor;
  private long known;
  private int rounds;

  SmallestSerial(SerialWindows windows, long first, Found page) {
    this.windows = windows;
    this.floor = first;
    this.known = lowest(page);
  }

  CompletionStage<Long> find() {
    return Repeat.whileTrue(
            () -> {
              if (known <= floor) {
                return CompletableFuture.completedFuture(false);
              }
              long last = rounds++ < HOPEFUL_ROUNDS ? known - 1 : floor + (known - 1 - floor) / 2;
              return windows.look(new Span(floor, last)).thenApply(page -> learn(page, last));
            })
        .thenApply(none -> known);
  }

  private boolean learn(Found page, long last) {
    if (page.isEmpty()) {
      floor = last + 1;
    } else {
      known = Math.min(known, lowest(page));
    }
    return known > floor;
  }

  private static long lowest(Found page) {
    return page.events().stream()
        .map(AccessEvent::serialNo)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
