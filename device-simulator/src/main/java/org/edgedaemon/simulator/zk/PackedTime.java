package org.edgedaemon.simulator.zk;

import java.time.LocalDateTime;

/**
 * A terminal's wall clock in its two wire forms (zk-protocol 3).
 *
 * <p>Packed: {@code ((year % 100) * 372 + (month - 1) * 31 + day - 1) * 86400 + second of day}, an
 * unsigned 32-bit number in which every month has 31 days. Six bytes: year - 2000, month, day,
 * hour, minute, second.
 */
final class PackedTime {
  private static final long DAY = 86_400;

  private PackedTime() {}

  static long pack(LocalDateTime time) {
    long days =
        time.getYear() % 100 * 372L + (time.getMonthValue() - 1) * 31L + time.getDayOfMonth() - 1;
    return days * DAY + time.toLocalTime().toSecondOfDay();
  }

  /**
   * @throws java.time.DateTimeException for a day that no calendar has, such as 30 February
   */
  static LocalDateTime unpack(long packed) {
    int[] f = fields(packed);
    return LocalDateTime.of(f[0], f[1], f[2], f[3], f[4], f[5]);
  }

  /** The six-byte form, also of days that no calendar has. */
  static byte[] sixBytes(long packed) {
    int[] f = fields(packed);
    return new byte[] {
      (byte) (f[0] - 2000), (byte) f[1], (byte) f[2], (byte) f[3], (byte) f[4], (byte) f[5],
    };
  }

  private static int[] fields(long packed) {
    long t = packed & 0xFFFFFFFFL;
    int second = (int) (t % 60);
    int minute = (int) (t / 60 % 60);
    int hour = (int) (t / 3600 % 24);
    int days = (int) (t / DAY);
    return new int[] {
      days / 372 + 2000, days / 31 % 12 + 1, days % 31 + 1, hour, minute, second,
    };
  }
}
