package org.edgedaemon.attendance.csv;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row by the names of its columns. What cannot be read is noted, and read as null. */
final class Cells {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private final int line;
  private final Map<String, String> values;
  private final Problems problems;
  private final int problemsBefore;

  /**
   * @param values without the empty ones
   */
  Cells(int line, Map<String, String> values, Problems problems) {
    this.line = line;
    this.values = values;
    this.problems = problems;
    this.problemsBefore = problems.count();
  }

  int line() {
    return line;
  }

  boolean good() {
    return problems.count() == problemsBefore;
  }

  void problem(String reason) {
    problems.add(line, reason);
  }

  @Nullable String optional(String column) {
    return values.get(column);
  }

  /** As what it means; noted when it is empty or means nothing. */
  <T> @Nullable T required(String column, Function<String, T> meaning) {
    String text = values.get(column);
    if (text == null) {
      problem(column + " is empty");
      return null;
    }
    return meant(column, text, meaning);
  }

  <T> @Nullable T optional(String column, Function<String, T> meaning) {
    String text = values.get(column);
    return text == null ? null : meant(column, text, meaning);
  }

  /** Several in one cell, separated by {@code ;}. */
  <T> Set<T> several(String column, Function<String, T> meaning) {
    Set<T> found = new LinkedHashSet<>();
    for (String text : values.getOrDefault(column, "").split(";", -1)) {
      T one = text.isBlank() ? null : meant(column, text.strip(), meaning);
      if (one != null) {
        found.add(one);
      }
    }
    return found;
  }

  static LocalTime time(String text) {
    return parsed(text, "a time like 08:00", value -> LocalTime.parse(value, TIME));
  }

  static LocalDate date(String text) {
    return parsed(text, "a date like 2026-02-01", LocalDate::parse);
  }

  static int number(String text) {
    return parsed(text, "a whole number", Integer::parseInt);
  }

  /** By its English name or the first three letters of it. */
  static DayOfWeek day(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name) || day.name().substring(0, 3).equals(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is no day like monday");
  }

  private <T> @Nullable T meant(String column, String text, Function<String, T> meaning) {
    try {
      return meaning.apply(text);
    } catch (IllegalArgumentException e) {
      problem(column + ": " + e.getMessage());
      return null;
    }
  }

  private static <T> T parsed(String text, String what, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not " + what, e);
    }
  }
}
