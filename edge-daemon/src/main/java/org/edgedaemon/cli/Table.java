package org.edgedaemon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plain table: aligned columns, two spaces apart, figures to the right, no frame. */
final class Table {
  private final List<String> head;
  private final List<List<Object>> rows = new ArrayList<>();

  Table(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row; a missing value shows as a dash. */
  Table row(@Nullable Object... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + head.size() + " columns");
    }
    rows.add(Arrays.stream(cells).map(cell -> Objects.requireNonNullElse(cell, "-")).toList());
    return this;
  }

  List<String> lines() {
    int[] widths = IntStream.range(0, head.size()).map(this::width).toArray();
    List<String> lines = new ArrayList<>();
    Stream.concat(Stream.of(head), rows.stream()).forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  /** The greatest length in a column; negative for a column of figures. */
  private int width(int column) {
    Stream<?> cells =
        Stream.concat(Stream.of(head.get(column)), rows.stream().map(row -> row.get(column)));
    int width = cells.mapToInt(cell -> length(cell.toString())).max().orElse(0);
    return isFigures(column) ? -width : width;
  }

  private boolean isFigures(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column) instanceof Number);
  }

  private static String line(List<?> cells, int[] widths) {
    List<String> padded = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column).toString();
      String space = " ".repeat(Math.abs(widths[column]) - length(cell));
      padded.add(widths[column] < 0 ? space + cell : cell + space);
    }
    return String.join("  ", padded).stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
