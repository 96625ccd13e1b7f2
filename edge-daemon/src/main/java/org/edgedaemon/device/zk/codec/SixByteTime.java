package org.edgedaemon.device.zk.codec;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The wall clock reading of real-time events:
 *
 * <pre>
 * | 0         | 1          | 2        | 3    | 4      | 5      |
 * | year-2000 | month 1-12 | day 1-31 | hour | minute | second |
 * </pre>
 *
 * Source: zk-protocol reference 3.2. It reads into the packed form of the log, so that one punch
 * has one time whatever way it came.
 */
public final class SixByteTime {
  /** Bytes on the wire. */
  public static final int SIZE = 6;

  private static final int MAX_YEAR = 99;

  private SixByteTime() {}

  /** The time at {@code at}, or null when the bytes name no possible time. */
  static @Nullable PackedTime read(byte[] bytes, int at) {
    int year = Le.u8(bytes, at);
    int month = Le.u8(bytes, at + 1);
    int day = Le.u8(bytes, at + 2);
    if (year > MAX_YEAR || month < 1 || month > 12 || day < 1) {
      return null;
    }
    if (day > PackedTime.daysIn(PackedTime.FIRST_YEAR + year, month)) {
      return null;
    }
    int second = secondOfDay(bytes, at + 3);
    return second < 0
        ? null
        : PackedTime.ofFields(PackedTime.FIRST_YEAR + year, month, day, second);
  }

  /**
   * Writes a time.
   *
   * @throws IllegalArgumentException outside 2000 to 2099
   */
  public static byte[] write(LocalDateTime time) {
    int year = time.getYear() - PackedTime.FIRST_YEAR;
    if (year < 0 || year > MAX_YEAR) {
      throw new IllegalArgumentException("year " + time.getYear() + " has no six-byte form");
    }
    return new byte[] {
      (byte) year,
      (byte) time.getMonthValue(),
      (byte) time.getDayOfMonth(),
      (byte) time.getHour(),
      (byte) time.getMinute(),
      (byte) time.getSecond()
    };
  }

  private static int secondOfDay(byte[] bytes, int at) {
    int hour = Le.u8(bytes, at);
    int minute = Le.u8(bytes, at + 1);
    int second = Le.u8(bytes, at + 2);
    return hour > 23 || minute > 59 || second > 59 ? -1 : hour * 3600 + minute * 60 + second;
  }
}
