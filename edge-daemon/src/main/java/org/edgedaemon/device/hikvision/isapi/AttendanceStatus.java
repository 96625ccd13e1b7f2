package org.edgedaemon.device.hikvision.isapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.edgedaemon.punch.Direction;
import org.jspecify.annotations.Nullable;

/**
 * The attendance key that a person pressed or that the terminal's plan chose. Absent unless the
 * terminal's attendance mode is on: no status is never taken for "in".
 */
public final class AttendanceStatus {
  /** At the place of their number. */
  private static final List<String> WORDS =
      List.of(
          "undefined", "checkin", "checkout", "breakout", "breakin", "overtimein", "overtimeout");

  private static final List<Direction> DIRECTIONS =
      List.of(
          Direction.UNKNOWN,
          Direction.CHECK_IN,
          Direction.CHECK_OUT,
          Direction.BREAK_OUT,
          Direction.BREAK_IN,
          Direction.OVERTIME_IN,
          Direction.OVERTIME_OUT);

  /** As the documents and nearly all terminals spell them. */
  private static final Map<String, Integer> USUAL =
      Map.of(
          "undefined",
          0,
          "checkIn",
          1,
          "checkOut",
          2,
          "breakOut",
          3,
          "breakIn",
          4,
          "overtimeIn",
          5,
          "overtimeOut",
          6);

  private AttendanceStatus() {}

  /** Case does not matter. */
  public static Direction direction(@Nullable String status) {
    return DIRECTIONS.get(code(status));
  }

  /** The vendor's number, 1 to 6; 0 for none, undefined and unknown. */
  public static int code(@Nullable String status) {
    if (status == null) {
      return 0;
    }
    Integer usual = USUAL.get(status);
    return usual == null ? Math.max(0, WORDS.indexOf(status.toLowerCase(Locale.ROOT))) : usual;
  }
}
