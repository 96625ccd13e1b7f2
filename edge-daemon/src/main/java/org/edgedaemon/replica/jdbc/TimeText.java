package org.edgedaemon.replica.jdbc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.edgedaemon.replica.Utc;

/** Times as databases write them, and as rows have them. */
final class TimeText {
  private static final Pattern ZEROS = Pattern.compile("(\\.\\d*?)0+$");
  private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:.*");
  private static final Pattern LOCAL =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");
  private static final int SECONDS = "2026-03-01T08:59".length();
  private static final int FRACTION = "2026-03-01T08:59:31".length();
  private static final int NANO_DIGITS = 9;
  private static final DateTimeFormatter SQL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter();

  private TimeText() {}

  /** Without zeros that say nothing. */
  static String time(String text) {
    String plain = ZEROS.matcher(text).replaceFirst("$1");
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** A time stamp without a zone; what is none, as {@code infinity}, stays as it is. */
  static String local(String text) {
    if (isUsual(text)) {
      String plain =
          text.charAt(text.length() - 1) == '0' && text.length() > FRACTION ? time(text) : text;
      return plain.charAt(10) == 'T' ? plain : plain.substring(0, 10) + 'T' + plain.substring(11);
    }
    return STAMP.matcher(text).matches() ? time(text).replace(' ', 'T') : text;
  }

  /** A time stamp without a zone, with a zone that it is meant in. */
  static String instant(String text, ZoneId zone) {
    String local = local(text);
    Optional<LocalDateTime> time = parsed(local);
    // What only looks like a time, as MariaDB's 0000-00-00 00:00:00, stays as it is.
    return time.isPresent() && isPlain(local) && isUtc(zone)
        ? local.concat("Z")
        : time.map(there -> Utc.text(there.atZone(zone).toInstant())).orElse(text);
  }

  /** For a column without a zone. */
  static String sqlLocal(String text, ZoneId zone) {
    int end = text.length() - 1;
    if (end >= 0 && text.charAt(end) == 'Z') {
      String local = text.substring(0, end);
      LocalDateTime utc = parsed(local).orElse(null);
      if (utc != null && isUsual(local) && isUtc(zone)) {
        return local.substring(0, 10) + ' ' + local.substring(11);
      }
      if (utc != null) {
        return SQL.format(LocalDateTime.ofInstant(utc.toInstant(ZoneOffset.UTC), zone));
      }
    }
    return parsed(text)
        .or(() -> offset(text).map(time -> LocalDateTime.ofInstant(time.toInstant(), zone)))
        .map(SQL::format)
        .orElse(text);
  }

  private static boolean isUtc(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  /** For a column with a zone, in a session of UTC. */
  static String sqlInstant(String text, ZoneId zone, boolean withOffset) {
    return offset(text)
        .map(OffsetDateTime::toInstant)
        .or(() -> parsed(text).map(time -> time.atZone(zone).toInstant()))
        .map(time -> SQL.format(time.atOffset(ZoneOffset.UTC)) + (withOffset ? "+00:00" : ""))
        .orElse(text);
  }

  /** A moment as the local time of a zone. */
  static String local(Instant moment, ZoneId zone) {
    return local(LocalDateTime.ofInstant(moment, zone));
  }

  static String local(LocalDateTime time) {
    return local(SQL.format(time));
  }

  /** A local time, if it is one. By hand: each row that is read has one. */
  static Optional<LocalDateTime> parsed(String text) {
    if (!isUsual(text) && !LOCAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              text.length() > SECONDS ? number(text, 17, 19) : 0,
              text.length() > FRACTION ? nanos(text) : 0));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** To the second. */
  private static boolean isPlain(String text) {
    return text.length() == FRACTION && isUsual(text);
  }

  /** Date, time and perhaps a fraction, as nearly all are: looked at by hand. */
  private static boolean isUsual(String text) {
    int length = text.length();
    if (length < FRACTION || length == FRACTION + 1 || length > FRACTION + 1 + NANO_DIGITS) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char one = text.charAt(i);
      boolean fits =
          switch (i) {
            case 4, 7 -> one == '-';
            case 10 -> one == ' ' || one == 'T';
            case 13, 16 -> one == ':';
            case 19 -> one == '.';
            default -> one >= '0' && one <= '9';
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static int nanos(String text) {
    int nanos = 0;
    for (int i = FRACTION + 1; i <= FRACTION + NANO_DIGITS; i++) {
      nanos = 10 * nanos + (i < text.length() ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }

  private static Optional<OffsetDateTime> offset(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
