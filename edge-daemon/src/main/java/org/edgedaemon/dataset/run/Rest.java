package org.edgedaemon.dataset.run;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a thread waits for its next event. Tests move a clock instead. */
@FunctionalInterface
public interface Rest {
  /** Waits indeed. Interrupts are refused: they would close files under whoever holds them. */
  Rest REAL =
      (events, nanos) -> {
        try {
          return events.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          return null;
        }
      };

  /** The next event; null when so many nanoseconds went by without one, or a bit earlier. */
  @Nullable Runnable next(BlockingQueue<Runnable> events, long nanos);
}
