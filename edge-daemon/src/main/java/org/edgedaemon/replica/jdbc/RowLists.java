package org.edgedaemon.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of one table of PostgreSQL in one statement, with a list of values for each
 * column: there is one thing to plan and to carry out however many rows there are.
 */
final class RowLists {
  /**
   * How the types of lists are called, by the types of columns. Without lengths: a column's own is
   * checked when the value is written into it, where a list's would cut off in silence.
   */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("int2", "int2"),
          Map.entry("smallserial", "int2"),
          Map.entry("int4", "int4"),
          Map.entry("serial", "int4"),
          Map.entry("int8", "int8"),
          Map.entry("bigserial", "int8"),
          Map.entry("numeric", "numeric"),
          Map.entry("float4", "float4"),
          Map.entry("float8", "float8"),
          Map.entry("bool", "bool"),
          Map.entry("varchar", "text"),
          Map.entry("text", "text"),
          Map.entry("bpchar", "bpchar"),
          Map.entry("uuid", "uuid"),
          Map.entry("date", "date"),
          Map.entry("time", "time"),
          Map.entry("timestamp", "timestamp"),
          Map.entry("timestamptz", "timestamptz"),
          Map.entry("json", "json"),
          Map.entry("jsonb", "jsonb"));

  private static final String SAVEPOINT = "edge_daemon_lists";

  private final Connection connection;
  private final Cells cells;
  private final Shape shape;
  private final RowReads reads;

  RowLists(Connection connection, Cells cells, Shape shape) {
    this.connection = connection;
    this.cells = cells;
    this.shape = shape;
    this.reads = new RowReads(connection, SqlDriver.POSTGRESQL, shape);
  }

  /** Whether these and the key can come as lists. */
  boolean canTake(List<Column> columns) {
    return TYPES.containsKey(shape.key().type())
        && columns.stream().allMatch(column -> TYPES.containsKey(column.type()));
  }

  /**
   * Inserts rows.
   *
   * @param stored gets the rows as they are now, if nobody changes them after us
   */
  void insert(List<Column> columns, Map<RowId, RowImage> rows, Map<RowId, RowImage> stored)
      throws SQLException {
    StringJoiner names = new StringJoiner(", ", " (", ")");
    names.add(shape.key().quoted());
    columns.forEach(column -> names.add(column.quoted()));
    String sql =
        "insert into "
            + shape.table()
            + names
            + (shape.alwaysMade() ? " overriding system value" : "")
            + " select * from "
            + lists(columns);
    run(sql, columns, rows, stored);
  }

  /** Updates rows; else the same. */
  void update(List<Column> columns, Map<RowId, RowImage> rows, Map<RowId, RowImage> stored)
      throws SQLException {
    StringJoiner sets = new StringJoiner(", ");
    for (int i = 0; i < columns.size(); i++) {
      sets.add(columns.get(i).quoted() + " = edge_daemon.v" + i);
    }
    StringJoiner names = new StringJoiner(", ", " as edge_daemon (", ")").add("k");
    for (int i = 0; i < columns.size(); i++) {
      names.add("v" + i);
    }
    String sql =
        "update "
            + shape.table()
            + " set "
            + sets
            + " from "
            + lists(columns)
            + names
            + " where "
            + shape.table()
            + "."
            + shape.key().quoted()
            + " = edge_daemon.k";
    run(sql, columns, rows, stored);
  }

  private String lists(List<Column> columns) {
    StringJoiner lists = new StringJoiner(", ", "unnest(", ")");
    lists.add(list(shape.key()));
    columns.forEach(column -> lists.add(list(column)));
    return lists.toString();
  }

  private static String list(Column column) {
    return "cast(? as " + TYPES.get(column.type()) + "[])";
  }

  private void run(
      String sql, List<Column> columns, Map<RowId, RowImage> rows, Map<RowId, RowImage> stored)
      throws SQLException {
    String returning = shape.hasTriggers() ? "" : " returning " + shape.selectOf(shape.table());
    // Goes with the statement: a question of its own would cost as much as many rows.
    String all = "savepoint " + SAVEPOINT + "; " + sql + returning;
    try (PreparedStatement statement = connection.prepareStatement(all)) {
      List<String> keys = rows.keySet().stream().map(row -> row.key().text()).toList();
      statement.setObject(1, Sql.array(keys), Types.OTHER);
      for (int i = 0; i < columns.size(); i++) {
        String values = Sql.array(values(columns.get(i), rows));
        statement.setObject(i + 2, values, Types.OTHER);
      }
      statement.execute();
      if (statement.getMoreResults()) {
        stored(statement, stored);
      }
    }
  }

  private void stored(PreparedStatement statement, Map<RowId, RowImage> stored)
      throws SQLException {
    try (ResultSet row = statement.getResultSet()) {
      while (row.next()) {
        RowReads.Sighted seen = reads.row(row);
        if (seen != null) {
          stored.put(seen.row(), seen.image());
        }
      }
    }
  }

  /** Undoes what was refused last: the transaction is as it was before it. */
  void undo() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("rollback to savepoint " + SAVEPOINT);
    }
  }

  private List<@Nullable String> values(Column column, Map<RowId, RowImage> rows) {
    List<@Nullable String> values = new ArrayList<>(rows.size());
    for (RowImage image : rows.values()) {
      JsonNode value = image.fields().get(column.name());
      values.add(value == null || value.isNull() ? null : cells.text(column, value));
    }
    return values;
  }
}
