package org.edgedaemon.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A whole table was compared with what is known of it.
 *
 * @param at when it began
 * @param took how long it took
 */
public record Compared(Instant at, Duration took) {
  /** A comparison may take one part in so many of all the time. */
  private static final int SHARE = 100;

  /**
   * What comes after the last one. The first notes all rows, which takes far longer than comparing
   * them does: it does not put off the next.
   */
  public static Compared after(Optional<Compared> last, Instant begin, Instant end) {
    return new Compared(begin, last.isEmpty() ? Duration.ZERO : Duration.between(begin, end));
  }

  /** Whether to compare again, where deletes should be found within a time. */
  public boolean isDue(Instant now, Duration every) {
    Duration pause = took.multipliedBy(SHARE);
    return Duration.between(at, now).compareTo(pause.compareTo(every) > 0 ? pause : every) >= 0
        || now.isBefore(at);
  }
}
