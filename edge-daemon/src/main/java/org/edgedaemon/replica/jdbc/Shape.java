package org.edgedaemon.replica.jdbc;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableSpec;

/**
 * A table as the database has it.
 *
 * @param table quoted
 * @param columns those that take part, by the fields' names
 * @param alwaysMade whether the database wants to make the key itself
 * @param hasTriggers whether others than we let something happen to rows that are written; where
 *     nobody knows, they do
 */
record Shape(
    TableSpec spec,
    String table,
    Map<String, Column> columns,
    boolean alwaysMade,
    boolean hasTriggers,
    ZoneId zone) {
  Shape {
    columns = new LinkedHashMap<>(columns);
  }

  Column key() {
    return column(spec.key());
  }

  Column updatedAt() {
    return column(spec.updatedAt());
  }

  RowId row(String key) {
    return new RowId(spec.name(), new RowKey(key));
  }

  List<Column> list() {
    return List.copyOf(columns.values());
  }

  /** All columns, as a query wants them. */
  String select() {
    return columns.values().stream().map(Column::quoted).collect(Collectors.joining(", "));
  }

  /** The same, where other tables take part. */
  String selectOf(String name) {
    return columns.values().stream()
        .map(column -> name + "." + column.quoted())
        .collect(Collectors.joining(", "));
  }

  private Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw new IllegalStateException("a table without " + name);
    }
    return column;
  }
}
