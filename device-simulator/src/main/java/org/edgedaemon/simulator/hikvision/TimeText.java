package org.edgedaemon.simulator.hikvision;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times in the style of a firmware. */
final class TimeText {
  private TimeText() {}

  static String of(long wallSecond, int offsetSeconds, TimeStyle style) {
    long shown = style == TimeStyle.ZULU ? wallSecond - offsetSeconds : wallSecond;
    LocalDateTime time = LocalDateTime.ofEpochSecond(shown, 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(28);
    text.append(time.getYear()).append('-');
    two(text, time.getMonthValue()).append('-');
    two(text, time.getDayOfMonth()).append('T');
    two(text, time.getHour()).append(':');
    two(text, time.getMinute()).append(':');
    two(text, time.getSecond());
    return offset(text, offsetSeconds, style).toString();
  }

  private static StringBuilder offset(StringBuilder text, int seconds, TimeStyle style) {
    int minutes = Math.abs(seconds) / 60;
    char sign = seconds < 0 ? '-' : '+';
    return switch (style) {
      case NONE -> text;
      case ZULU -> text.append('Z');
      case FALSE_UTC -> text.append("+00:00");
      case OFFSET -> clock(two(text.append(sign), minutes / 60).append(':'), minutes);
      case COMPACT_OFFSET -> clock(two(text.append(sign), minutes / 60), minutes);
      case SHORT_OFFSET -> clock(text.append(sign).append(minutes / 60).append(':'), minutes);
      case LOST_SIGN -> clock(two(text, minutes / 60).append(':'), minutes);
    };
  }

  private static StringBuilder clock(StringBuilder text, int minutes) {
    return two(text, minutes % 60);
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
