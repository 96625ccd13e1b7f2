package org.edgedaemon.forward;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Capped exponential backoff with full jitter: uniform between nothing and a bound that doubles
 * with each failure. Many daemons that lost one cloud at once come back spread out.
 */
final class Backoff {
  private final double first;
  private final double max;
  private final DoubleSupplier random;

  Backoff(Duration first, Duration max, DoubleSupplier random) {
    this.first = first.toNanos();
    this.max = max.toNanos();
    this.random = random;
  }

  /** Nanoseconds to wait after this many failures in a row. */
  long delay(int failures) {
    return (long) (random.getAsDouble() * bound(failures));
  }

  /** The same for a peer that asked for calm: four times the bound, and never below half of it. */
  long calmDelay(int failures) {
    return (long) ((1 + random.getAsDouble()) * bound(failures + 2) / 2);
  }

  /** A pace of about {@code interval}: a quarter less to a quarter more. */
  long around(Duration interval) {
    return (long) (interval.toNanos() * (0.75 + random.getAsDouble() / 2));
  }

  private double bound(int failures) {
    return Math.min(max, first * Math.pow(2, failures - 1.0));
  }
}
