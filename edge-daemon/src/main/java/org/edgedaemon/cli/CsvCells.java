package org.edgedaemon.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of comma-separated values (RFC 4180, but lines end with LF alone). */
final class CsvCells {
  private CsvCells() {}

  /** Figures as they are; a missing value is empty. */
  static String line(List<? extends @Nullable Object> cells) {
    return cells.stream().map(CsvCells::cell).collect(Collectors.joining(","));
  }

  /** A text that somebody else wrote. */
  static String text(String text) {
    return quoted(harmless(text));
  }

  private static String cell(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof Number ? cell.toString() : text(cell.toString());
  }

  /**
   * Keeps spreadsheets from running a name as a formula: such a text gets an apostrophe in front.
   */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
