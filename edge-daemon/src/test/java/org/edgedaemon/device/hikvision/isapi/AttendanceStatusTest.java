package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgedaemon.punch.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendanceStatusTest {
  @ParameterizedTest
  @CsvSource({
    "undefined, 0, UNKNOWN",
    "checkIn, 1, CHECK_IN",
    "checkOut, 2, CHECK_OUT",
    "breakOut, 3, BREAK_OUT",
    "breakIn, 4, BREAK_IN",
    "overtimeIn, 5, OVERTIME_IN",
    "overtimeOut, 6, OVERTIME_OUT",
    "CHECKIN, 1, CHECK_IN",
    "'', 0, UNKNOWN",
    "holiday, 0, UNKNOWN",
    ", 0, UNKNOWN"
  })
  void numbersAndDirections(String status, int code, Direction direction) {
    assertThat(AttendanceStatus.code(status)).isEqualTo(code);
    assertThat(AttendanceStatus.direction(status)).isEqualTo(direction);
  }
}
