package org.edgedaemon.device.zk.codec;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A wall clock reading as the terminals pack it into an unsigned 32-bit number:
 *
 * <pre>
 * ((year mod 100) * 372 + (month - 1) * 31 + (day - 1)) * 86400 + hour * 3600 + minute * 60 + second
 * </pre>
 *
 * Every month counts 31 days, so 30 February can be stored, and differences are no durations.
 * Numbers keep the order of the calendar. Source: zk-protocol reference 3.1.
 *
 * @param bits the number; read it with {@link #unsigned()}
 */
public record PackedTime(int bits) {
  static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2099;
  private static final int DAYS_PER_MONTH = 31;
  private static final int DAYS_PER_YEAR = 12 * DAYS_PER_MONTH;
  private static final int SECONDS_PER_DAY = 86_400;

  /**
   * Packs a wall clock reading; fractions of a second are dropped.
   *
   * @throws IllegalArgumentException outside 2000 to 2099
   */
  public static PackedTime of(LocalDateTime time) {
    int year = time.getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException("year " + year + " cannot be packed, 2000..2099 can");
    }
    return ofFields(
        year, time.getMonthValue(), time.getDayOfMonth(), time.toLocalTime().toSecondOfDay());
  }

  static PackedTime ofFields(int year, int month, int day, int secondOfDay) {
    int months = (year - FIRST_YEAR) * 12 + (month - 1);
    long days = (long) months * DAYS_PER_MONTH + (day - 1);
    return new PackedTime((int) (days * SECONDS_PER_DAY + secondOfDay));
  }

  /** The number on the wire, 0 to 2^32-1. */
  public long unsigned() {
    return bits & 0xFFFF_FFFFL;
  }

  /** False for days that no calendar has, such as 30 February. */
  public boolean isPossible() {
    return day() <= 28 || day() <= daysIn(year(), month());
  }

  /** The wall clock reading, or null when no calendar has that day. */
  public @Nullable LocalDateTime toLocalDateTime() {
    if (!isPossible()) {
      return null;
    }
    int second = secondOfDay();
    return LocalDateTime.of(year(), month(), day(), second / 3600, second / 60 % 60, second % 60);
  }

  static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private int year() {
    return FIRST_YEAR + days() / DAYS_PER_YEAR;
  }

  private int month() {
    return days() / DAYS_PER_MONTH % 12 + 1;
  }

  private int day() {
    return days() % DAYS_PER_MONTH + 1;
  }

  private int days() {
    return (int) (unsigned() / SECONDS_PER_DAY);
  }

  private int secondOfDay() {
    return (int) (unsigned() % SECONDS_PER_DAY);
  }

  /** The fields as stored, for people; also for days that no calendar has. */
  @Override
  public String toString() {
    int second = secondOfDay();
    return two(year() / 100)
        + two(year() % 100)
        + "-"
        + two(month())
        + "-"
        + two(day())
        + " "
        + two(second / 3600)
        + ":"
        + two(second / 60 % 60)
        + ":"
        + two(second % 60);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
