package org.edgedaemon.proof;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a real condition, with a deadline. */
final class Await {
  private static final long LOOK_MILLIS = 50;

  private Await() {}

  /** Whether the condition came true in time; one that throws is not true yet. */
  static boolean within(Duration patience, Callable<Boolean> condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      if (holds(condition)) {
        return true;
      }
      pause(LOOK_MILLIS);
    } while (System.nanoTime() < deadline);
    return holds(condition);
  }

  /** Lets real time pass: for the moments at which a process is killed. */
  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      return false;
    }
  }
}
