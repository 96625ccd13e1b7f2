package org.edgedaemon.dataset.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a thread has to do: events that come from anywhere, and what it wants to do later. */
final class Loop {
  /** Timers must not starve. */
  private static final int MOST_IN_A_TURN = 256;

  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due));
  private final SyncTime time;
  private final long begin;

  Loop(SyncTime time) {
    this.time = time;
    this.begin = time.nanoTime().getAsLong();
  }

  /**
   * Something for later.
   *
   * @param due when it is due, in nanoseconds from the loop's begin
   */
  private record Timer(long due, Runnable task) {}

  /** To be done by the owner, soon. Any thread. */
  void post(Runnable event) {
    events.add(event);
  }

  /** To be done later. The owner's thread. */
  void after(Duration delay, Runnable task) {
    timers.add(new Timer(now() + delay.toNanos(), task));
  }

  /** Works until something is so; looks whether it is after each turn, not after each event. */
  void runUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      turn();
      for (int i = 0; i < MOST_IN_A_TURN; i++) {
        @Nullable Runnable event = events.poll();
        if (event == null) {
          break;
        }
        event.run();
      }
    }
  }

  /** Waits for one event or timer and does it. */
  void turn() {
    Timer first = timers.peek();
    if (first != null && first.due() <= now()) {
      timers.remove().task().run();
      return;
    }
    @Nullable Runnable event =
        time.rest().next(events, first == null ? Long.MAX_VALUE : first.due() - now());
    if (event != null) {
      event.run();
    }
  }

  private long now() {
    return time.nanoTime().getAsLong() - begin;
  }
}
