package org.edgedaemon.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.edgedaemon.admin.RunView;
import org.jspecify.annotations.Nullable;

/** What runs came to, as a table: when each began, and what a command wants of it. */
final class RunTable {
  static final Column DEVICE = new Column("DEVICE", RunView::device);
  static final Column REASON = new Column("REASON", RunView::reason);
  static final Column TOOK = new Column("TOOK", RunTable::seconds);
  static final Column ERROR = new Column("ERROR", RunView::error);

  private final List<Column> columns;

  RunTable(Column... columns) {
    this.columns = List.of(columns);
  }

  /** What stands in a column; null shows as a dash. */
  record Column(String head, Function<RunView, @Nullable Object> cell) {}

  void print(List<RunView> runs, Console console, boolean json) {
    if (json) {
      console.json(runs);
      return;
    }
    Table table =
        new Table(
            Stream.concat(Stream.of("STARTED"), columns.stream().map(Column::head))
                .toArray(String[]::new));
    runs.forEach(run -> table.row(cells(run, console)));
    console.table(table);
  }

  private @Nullable Object[] cells(RunView run, Console console) {
    @Nullable Object[] cells = new Object[columns.size() + 1];
    cells[0] = console.local(run.startedAt());
    for (int i = 1; i < cells.length; i++) {
      cells[i] = columns.get(i - 1).cell().apply(run);
    }
    return cells;
  }

  private static String seconds(RunView run) {
    double seconds = Duration.between(run.startedAt(), run.endedAt()).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
