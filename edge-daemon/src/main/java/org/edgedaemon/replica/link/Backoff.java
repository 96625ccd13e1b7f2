package org.edgedaemon.replica.link;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Pauses that double from one failure to the next, each between half and the whole of it. */
final class Backoff {
  private static final int MAX_DOUBLINGS = 16;

  private final Duration first;
  private final Duration most;
  private final DoubleSupplier random;

  /**
   * @param random from 0 to 1
   */
  Backoff(Duration first, Duration most, DoubleSupplier random) {
    this.first = first;
    this.most = most;
    this.random = random;
  }

  /** After so many failures in a row, at least one. */
  Duration after(int failures) {
    long nanos = first.toNanos() << Math.min(MAX_DOUBLINGS, failures - 1);
    long capped = Math.min(most.toNanos(), nanos);
    return Duration.ofNanos((long) (capped * (0.5 + random.getAsDouble() / 2)));
  }
}
