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

/** Times as databases write them, and as rows have them. */
final class TimeText {
  private static final Pattern ZEROS = Pattern.compile("(\\.\\d*?)0+$");
  private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:.*");
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
    return STAMP.matcher(text).matches() ? time(text).replace(' ', 'T') : text;
  }

  /** A time stamp without a zone, with a zone that it is meant in. */
  static String instant(String text, ZoneId zone) {
    return parsed(local(text)).map(time -> time.atZone(zone).toInstant().toString()).orElse(text);
  }

  /** For a column without a zone. */
  static String sqlLocal(String text, ZoneId zone) {
    return parsed(text)
        .or(() -> offset(text).map(time -> LocalDateTime.ofInstant(time.toInstant(), zone)))
        .map(SQL::format)
        .orElse(text);
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
    return local(SQL.format(LocalDateTime.ofInstant(moment, zone)));
  }

  /** A local time, if it is one. */
  static Optional<LocalDateTime> parsed(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<OffsetDateTime> offset(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
