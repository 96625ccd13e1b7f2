package org.edgedaemon.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.CursorPage;
import org.jspecify.annotations.Nullable;

/**
 * A list of attendance: a page of it as a table or JSON, or all of it as CSV, page by page.
 *
 * @param forPeople the columns of the table
 * @param forPrograms the columns of the CSV
 */
record Listing<T>(
    Function<AttendanceFilter, CursorPage<T>> source,
    Columns<T> forPeople,
    Columns<T> forPrograms) {

  /** What a list shows of an item: at least one row, each with a cell for each name. */
  record Columns<T>(List<String> names, Function<T, List<List<@Nullable Object>>> rows) {
    static <T> Columns<T> of(String names, Function<T, List<List<@Nullable Object>>> rows) {
      return new Columns<>(List.of(names.split(",", -1)), rows);
    }

    /** One row. */
    static List<@Nullable Object> row(@Nullable Object... cells) {
      return Arrays.asList(cells);
    }
  }

  void print(ListOptions options, AttendanceFilter filter, Console console) {
    if (options.csv()) {
      printAll(filter, console);
      return;
    }
    CursorPage<T> page = source.apply(filter);
    if (options.json()) {
      console.json(page);
    } else {
      print(page, console);
    }
  }

  private void print(CursorPage<T> page, Console console) {
    Table table = new Table(forPeople.names().toArray(new String[0]));
    for (T item : page.items()) {
      forPeople.rows().apply(item).forEach(row -> table.row(row.toArray()));
    }
    console.table(table);
    if (page.next() != null) {
      console.note("there may be more: --after '" + page.next() + "'");
    }
  }

  /** What comes in meanwhile comes at the end, so this ends. */
  private void printAll(AttendanceFilter filter, Console console) {
    ExportTarget out = ExportTarget.stream(console.raw());
    out.line(String.join(",", forPrograms.names()));
    @Nullable AttendanceFilter next = filter;
    while (next != null) {
      CursorPage<T> page = source.apply(next);
      for (T item : page.items()) {
        forPrograms.rows().apply(item).forEach(row -> out.line(CsvCells.line(row)));
      }
      out.check();
      String cursor = page.next();
      next = cursor == null || cursor.equals(next.after()) ? null : next.withAfter(cursor);
    }
  }
}
