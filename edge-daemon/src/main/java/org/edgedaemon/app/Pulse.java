package org.edgedaemon.app;

import java.time.Duration;
import java.util.List;
import org.edgedaemon.ingest.Scheduler;

/**
 * Whether the threads that everything hangs on still do their work: each must have come by within
 * the last minute.
 */
final class Pulse {
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofSeconds(60);

  private final List<Beat> beats;

  Pulse(List<? extends Scheduler> schedulers) {
    beats = schedulers.stream().map(Beat::new).toList();
  }

  void start() {
    beats.forEach(Beat::beat);
  }

  boolean alive() {
    return beats.stream().allMatch(Beat::recent);
  }

  /** The pulse of one thread. */
  private static final class Beat {
    private final Scheduler scheduler;
    private volatile long last;

    Beat(Scheduler scheduler) {
      this.scheduler = scheduler;
      this.last = scheduler.nanoTime();
    }

    void beat() {
      last = scheduler.nanoTime();
      scheduler.schedule(BEAT, this::beat);
    }

    boolean recent() {
      return scheduler.nanoTime() - last < MOST.toNanos();
    }
  }
}
