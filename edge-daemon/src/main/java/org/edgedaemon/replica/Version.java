package org.edgedaemon.replica;

import java.time.Instant;
import java.time.temporal.ChronoField;
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

  private static final int NANOS = 1_000;
  private static final long IN_A_SECOND = 1_000_000;

  public Version {
    if (at.get(ChronoField.NANO_OF_SECOND) % NANOS != 0) {
      throw new IllegalArgumentException("a version counts whole microseconds");
    }
  }

  public static Version ofMicros(long micros) {
    long seconds = Math.floorDiv(micros, IN_A_SECOND);
    return new Version(Instant.ofEpochSecond(seconds, NANOS * Math.floorMod(micros, IN_A_SECOND)));
  }

  /** Since 1970. */
  public long micros() {
    return at.getEpochSecond() * IN_A_SECOND + at.getNano() / NANOS;
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
