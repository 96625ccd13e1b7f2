package org.edgedaemon.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A range of device time. */
final class TimeRange {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = First.class,
      description = "Device time from which on: 2026-03-01 or 2026-03-01T08:30.")
  private @Nullable LocalDateTime from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Last.class,
      description = "Device time before which; a bare date takes in that whole day.")
  private @Nullable LocalDateTime to;

  @Nullable LocalDateTime from() {
    return from;
  }

  @Nullable LocalDateTime to() {
    return to;
  }

  private static LocalDateTime parse(String text, int daysAfterBareDate) {
    String iso = text.trim().replace(' ', 'T');
    try {
      return iso.contains("T")
          ? LocalDateTime.parse(iso)
          : LocalDate.parse(iso).plusDays(daysAfterBareDate).atStartOfDay();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is not a time like 2026-03-01 or 2026-03-01T08:30:00");
    }
  }

  static final class First implements ITypeConverter<LocalDateTime> {
    @Override
    public LocalDateTime convert(String text) {
      return parse(text, 0);
    }
  }

  static final class Last implements ITypeConverter<LocalDateTime> {
    @Override
    public LocalDateTime convert(String text) {
      return parse(text, 1);
    }
  }
}
