package org.edgedaemon.replica;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Times as ISO-8601 in UTC, each row having some: without the library, which takes far longer. */
public final class Utc {
  private static final int SHORTEST = "2026-03-01T08:00:00Z".length();
  private static final int LONGEST = "2026-03-01T08:00:00.123456789Z".length();
  private static final int NANOS = 9;
  private static final int SECONDS_A_DAY = 86_400;

  // Of the years of four digits.
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Utc() {}

  /** As ISO-8601 in UTC, as {@link Instant#toString} gives it. */
  public static String text(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      return time.toString();
    }
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), SECONDS_A_DAY));
    int second = Math.floorMod(time.getEpochSecond(), SECONDS_A_DAY);
    char[] text = "0000-00-00T00:00:00.000000000".toCharArray();
    put(text, 4, day.getYear());
    put(text, 7, day.getMonthValue());
    put(text, 10, day.getDayOfMonth());
    put(text, 13, second / 3600);
    put(text, 16, second / 60 % 60);
    put(text, 19, second % 60);
    put(text, text.length, time.getNano());
    int end = end(time.getNano());
    if (end == text.length) {
      return new String(text).concat("Z");
    }
    text[end] = 'Z';
    return new String(text, 0, end + 1);
  }

  /** The digits of a number, to the left of a place. */
  private static void put(char[] text, int end, int number) {
    int at = end;
    for (int rest = number; rest > 0; rest /= 10) {
      text[--at] += (char) (rest % 10);
    }
  }

  /** A fraction has 3, 6 or 9 digits, or there is none. */
  private static int end(int nanos) {
    int digits = 9;
    if (nanos == 0) {
      return SHORTEST - 1;
    } else if (nanos % 1_000_000 == 0) {
      digits = 3;
    } else if (nanos % 1_000 == 0) {
      digits = 6;
    }
    return SHORTEST + digits;
  }

  /**
   * Reads ISO-8601; the usual form without the library, which takes ten times as long.
   *
   * @throws DateTimeException when it is none
   */
  public static Instant instant(String text) {
    if (isUsual(text)) {
      try {
        return usual(text, text.length() - 1);
      } catch (DateTimeException e) {
        // The library knows of 24:00 and of leap seconds.
        return Instant.parse(text);
      }
    }
    return Instant.parse(text);
  }

  private static boolean isUsual(String text) {
    int length = text.length();
    return length >= SHORTEST
        && length <= LONGEST
        && text.charAt(length - 1) == 'Z'
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (length == SHORTEST || (length > SHORTEST + 1 && text.charAt(19) == '.'));
  }

  private static Instant usual(String text, int end) {
    int nanos = end > SHORTEST - 1 ? number(text, SHORTEST, end) : 0;
    for (int digits = end - SHORTEST; end >= SHORTEST && digits < NANOS; digits++) {
      nanos *= 10;
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos)
        .toInstant(UTC);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("a time has a character that is no digit");
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
