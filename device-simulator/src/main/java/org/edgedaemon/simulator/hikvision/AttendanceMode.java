package org.edgedaemon.simulator.hikvision;

/** What the terminal puts into attendanceStatus of a punch. */
public enum AttendanceMode {
  /** Nothing: attendance mode is off. */
  OFF,
  /** Always {@code undefined}. */
  UNDEFINED,
  /** checkIn and checkOut by turns, as a schedule on the terminal would say. */
  BY_TURNS;

  String status(long turn) {
    return switch (this) {
      case OFF -> "";
      case UNDEFINED -> "undefined";
      case BY_TURNS -> turn % 2 == 0 ? "checkIn" : "checkOut";
    };
  }
}
