package org.edgedaemon.simulator.demo;

import java.util.concurrent.TimeUnit;

/**
 * How long a showing lasts, by a clock of nanoseconds that may stand anywhere.
 *
 * @param began what the clock showed then
 * @param length in nanoseconds
 */
record Term(long began, long length) {
  /** One that begins now; for ever where there are too many seconds to count. */
  static Term begin(long now, long seconds) {
    return new Term(now, TimeUnit.SECONDS.toNanos(seconds));
  }

  boolean isOver(long now) {
    // The sum of both could be more than a long can hold.
    return now - began >= length;
  }
}
