package org.edgedaemon.replica;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A point in the master's history: its time, with microseconds, made so that no two changes have
 * the same. Serves as {@code last_synced_at}.
 *
 * @param at in whole microseconds
 */
public record Version(Instant at) implements Comparable<Version> {
  /** Before everything. */
  public static final Version NONE = new Version(Instant.EPOCH);

  public Version {
    if (!at.truncatedTo(ChronoUnit.MICROS).equals(at)) {
      throw new IllegalArgumentException("a version counts whole microseconds");
    }
  }

  /** The next one: the time if it went on, and one microsecond later than this if not. */
  public Version next(Instant now) {
    Instant time = now.truncatedTo(ChronoUnit.MICROS);
    Instant after = at.plus(1, ChronoUnit.MICROS);
    return new Version(time.isAfter(after) ? time : after);
  }

  /** The one just before. */
  public Version previous() {
    return new Version(at.minus(1, ChronoUnit.MICROS));
  }

  public boolean isAfter(Version other) {
    return at.isAfter(other.at);
  }

  @Override
  public int compareTo(Version other) {
    return at.compareTo(other.at);
  }

  @Override
  public String toString() {
    return at.toString();
  }
}
