package org.edgedaemon.device.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Times of callers: ISO 8601, of this century, to the second. */
final class Times {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2099;

  /** No punch is older than the first of these systems. */
  private static final int FIRST_PLAUSIBLE_YEAR = 2005;

  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  private Times() {}

  static OffsetDateTime withOffset(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
      requireYear(time.getYear());
      return time;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time with an offset, like 2026-02-01T08:00:00+03:00", e);
    }
  }

  static LocalDateTime local(String text) {
    try {
      LocalDateTime time = LocalDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
      requireYear(time.getYear());
      return time;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time without an offset, like 2026-02-01T08:00:00", e);
    }
  }

  static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether a clock that says so can have been right. */
  static boolean isPlausible(OffsetDateTime time, Instant now) {
    return time.getYear() >= FIRST_PLAUSIBLE_YEAR
        && !time.toInstant().isAfter(now.plus(MOST_AHEAD));
  }

  private static void requireYear(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException(
          "is of the year " + year + ", allowed are " + FIRST_YEAR + ".." + LAST_YEAR);
    }
  }
}
