package org.edgedaemon.config;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.edgedaemon.dataset.Hours;

/** {@code "22:00-06:00"}. */
final class HoursText {
  private static final String BAD = "is not a part of the day such as \"22:00-06:00\"";

  private HoursText() {}

  static Parsed<Hours> parse(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      return Parsed.bad(BAD);
    }
    try {
      return Parsed.good(
          new Hours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())));
    } catch (DateTimeParseException e) {
      return Parsed.bad(BAD);
    }
  }
}
