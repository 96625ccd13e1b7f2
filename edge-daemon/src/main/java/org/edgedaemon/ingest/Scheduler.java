package org.edgedaemon.ingest;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * One thread of work with a clock: everything given to it runs one after the other. Tests bring
 * their own and turn it by hand.
 */
public interface Scheduler extends Executor {
  /** Runs a task after a delay, unless cancelled before. */
  Task schedule(Duration delay, Runnable task);

  /** A clock that only goes forward. */
  long nanoTime();

  /** A task that has not run yet. */
  interface Task {
    /** Has no effect on a task that has begun. */
    void cancel();
  }
}
