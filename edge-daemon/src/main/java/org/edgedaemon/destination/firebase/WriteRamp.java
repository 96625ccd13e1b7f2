package org.edgedaemon.destination.firebase;

import java.time.Duration;

/**
 * Google's rule for traffic to a collection: at most 500 operations a second to begin with, half as
 * many more every five minutes. Here up to {@link #MOST}. It matters when a long outage has left a
 * great backlog. Times are ticks of a monotonic clock.
 */
final class WriteRamp {
  private static final double FIRST = 500;
  private static final double GROWTH = 1.5;
  private static final double MOST = 10_000;
  private static final long STEP = Duration.ofMinutes(5).toNanos();
  private static final double SECOND = 1e9;

  private boolean begun;
  private long beginning;
  private long free;

  /** Books so many writes and returns how long they must wait, in nanoseconds. */
  synchronized long book(int writes, long now) {
    if (!begun) {
      begun = true;
      beginning = now;
      free = now;
    }
    long start = Math.max(0, free - now);
    free = now + start + Math.round(writes / rate(now) * SECOND);
    return start;
  }

  /** Operations a second by now. */
  private double rate(long now) {
    int steps = (int) Math.min(20, (now - beginning) / STEP);
    return Math.min(MOST, FIRST * Math.pow(GROWTH, steps));
  }
}
