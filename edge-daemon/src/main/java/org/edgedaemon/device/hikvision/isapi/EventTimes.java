package org.edgedaemon.device.hikvision.isapi;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as terminals write them. ISO with an offset or {@code Z}; offsets that have lost a digit
 * ({@code -6:00}), their colon ({@code +0800}) or their sign ({@code 11:46:3100:00}, taken as
 * plus); no offset at all. What is none of these keeps its text only.
 */
public final class EventTimes {
  private static final int MAX_LENGTH = 64;

  /** A digit where it has 0, either sign where it has plus. */
  private static final String USUAL = "0000-00-00T00:00:00+00:00";

  /** Date, time, fraction; then Z, or sign, hours and minutes, or hours and minutes glued on. */
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})[T ](\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?\\s*"
              + "(?:([Zz])|([+-])(\\d{1,2})(?::?(\\d{2}))?(?::\\d{2})?|(\\d{2}):(\\d{2}))?");

  private EventTimes() {}

  /** Never fails; the text of the result is as given, cut to 64 characters. */
  public static EventTime parse(String text) {
    EventTime usual = usual(text);
    return usual == null ? unusual(text) : usual;
  }

  /** {@code 2026-01-05T06:00:00+08:00}, as nearly all write it; null for anything else. */
  private static @Nullable EventTime usual(String text) {
    if (text.length() != USUAL.length() || !looksUsual(text)) {
      return null;
    }
    int minutes = digits(text, 20, 22) * 60 + digits(text, 23, 25);
    try {
      return new EventTime(
          text,
          LocalDateTime.of(
              digits(text, 0, 4),
              digits(text, 5, 7),
              digits(text, 8, 10),
              digits(text, 11, 13),
              digits(text, 14, 16),
              digits(text, 17, 19)),
          offset(text.charAt(19) == '-' ? -minutes : minutes));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static boolean looksUsual(String text) {
    for (int i = 0; i < USUAL.length(); i++) {
      char form = USUAL.charAt(i);
      char c = text.charAt(i);
      boolean fits =
          switch (form) {
            case '0' -> c >= '0' && c <= '9';
            case '+' -> c == '+' || c == '-';
            default -> c == form;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static EventTime unusual(String text) {
    String kept = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    Matcher found = FORM.matcher(kept.strip().toUpperCase(Locale.ROOT));
    if (!found.matches()) {
      return new EventTime(kept, null, null);
    }
    LocalDateTime wallClock = wallClock(found);
    return new EventTime(kept, wallClock, wallClock == null ? null : offset(found));
  }

  private static @Nullable LocalDateTime wallClock(Matcher found) {
    String fraction = found.group(7) == null ? "" : found.group(7);
    try {
      return LocalDateTime.of(
          number(found, 1),
          number(found, 2),
          number(found, 3),
          number(found, 4),
          number(found, 5),
          number(found, 6),
          Integer.parseInt((fraction + "000000000").substring(0, 9)));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static @Nullable ZoneOffset offset(Matcher found) {
    if (found.group(8) != null) {
      return ZoneOffset.UTC;
    }
    boolean glued = found.group(12) != null;
    if (!glued && found.group(9) == null) {
      return null;
    }
    int minutes = number(found, glued ? 12 : 10) * 60 + number(found, glued ? 13 : 11);
    return offset("-".equals(found.group(9)) ? -minutes : minutes);
  }

  private static @Nullable ZoneOffset offset(int minutes) {
    try {
      return ZoneOffset.ofTotalSeconds(minutes * 60);
    } catch (DateTimeException tooFar) {
      return null;
    }
  }

  private static int number(Matcher found, int group) {
    String digits = found.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
