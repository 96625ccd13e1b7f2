package org.edgedaemon.dataset.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When something is tried again that had no answer: a few times, spread out, and then no more. */
final class Retry {
  /** Altogether, the first one too. */
  static final int TRIES = 4;

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST_CALM = Duration.ofSeconds(60);

  private final DoubleSupplier random;

  Retry(DoubleSupplier random) {
    this.random = random;
  }

  /**
   * How long to wait: uniform between nothing and a bound that doubles, but not shorter than the
   * cloud asks for.
   *
   * @param tried how often it was tried, 1 or more
   */
  Duration delay(int tried, Optional<Duration> asked) {
    double bound = FIRST.toNanos() * Math.pow(2, tried - 1.0);
    Duration own = Duration.ofNanos((long) (random.getAsDouble() * bound));
    Duration calm = asked.filter(wish -> wish.compareTo(LONGEST_CALM) < 0).orElse(LONGEST_CALM);
    return asked.isPresent() && calm.compareTo(own) > 0 ? calm : own;
  }
}
