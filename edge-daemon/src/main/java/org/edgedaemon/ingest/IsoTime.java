package org.edgedaemon.ingest;

import java.time.LocalDateTime;

/**
 * {@code yyyy-MM-ddTHH:mm:ss}, always with seconds, without a formatter's cost: it is written for
 * each punch twice.
 */
final class IsoTime {
  private IsoTime() {}

  static void append(StringBuilder out, LocalDateTime time) {
    four(out, time.getYear());
    two(out.append('-'), time.getMonthValue());
    two(out.append('-'), time.getDayOfMonth());
    two(out.append('T'), time.getHour());
    two(out.append(':'), time.getMinute());
    two(out.append(':'), time.getSecond());
  }

  private static void four(StringBuilder out, int value) {
    two(out, value / 100);
    two(out, value % 100);
  }

  private static void two(StringBuilder out, int value) {
    out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }
}
