package org.edgedaemon.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.FieldNames;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one table, many in one statement. When the database does not take them, one after
 * the other is tried, so that all that are not taken can be named.
 */
final class RowWrites {
  private static final String DOUBLE_STATE = "23505";

  /** MariaDB's numbers for it. */
  private static final Set<Integer> DOUBLES = Set.of(1062, 1586);

  private final Connection connection;
  private final SqlDriver driver;
  private final Cells cells;
  private final Shape shape;
  private final Set<RowId> locked;
  private final RowLists lists;
  private final Map<RowId, String> refused = new HashMap<>();

  /**
   * For one table.
   *
   * @param locked rows that are there, and locked; others that are written are not there
   */
  RowWrites(Connection connection, SqlDriver driver, Shape shape, Set<RowId> locked) {
    this.connection = connection;
    this.driver = driver;
    this.shape = shape;
    this.locked = locked;
    this.cells = new Cells(driver, shape.zone());
    this.lists = new RowLists(connection, cells, shape);
  }

  /**
   * Inserts or updates.
   *
   * @return those that are known as the table has them now
   * @throws RowRefusedException naming all that are not taken
   */
  Map<RowId, RowImage> write(Map<RowId, RowImage> rows) throws SQLException {
    rows.forEach(this::check);
    throwRefused();
    Map<FieldNames, Map<RowId, RowImage>> inserts = new LinkedHashMap<>();
    Map<FieldNames, Map<RowId, RowImage>> updates = new LinkedHashMap<>();
    rows.forEach(
        (row, image) ->
            (locked.contains(row) ? updates : inserts)
                .computeIfAbsent(image.names(), any -> new LinkedHashMap<>())
                .put(row, image));
    Map<RowId, RowImage> stored = new HashMap<>();
    for (Map.Entry<FieldNames, Map<RowId, RowImage>> insert : inserts.entrySet()) {
      insert(columns(insert.getKey()), insert.getValue(), stored);
    }
    for (Map.Entry<FieldNames, Map<RowId, RowImage>> update : updates.entrySet()) {
      List<Column> columns = columns(update.getKey());
      if (!columns.isEmpty()) {
        update(columns, update.getValue(), stored);
      }
    }
    throwRefused();
    return stored;
  }

  private void insert(List<Column> columns, Map<RowId, RowImage> rows, Map<RowId, RowImage> stored)
      throws SQLException {
    each(
        insertSql(columns),
        rows.keySet(),
        (statement, row) -> bindInsert(statement, columns, row, known(rows, row)),
        isForLists(columns, rows) ? () -> lists.insert(columns, rows, stored) : null);
  }

  private void update(List<Column> columns, Map<RowId, RowImage> rows, Map<RowId, RowImage> stored)
      throws SQLException {
    each(
        updateSql(columns),
        rows.keySet(),
        (statement, row) -> bindUpdate(statement, columns, row, known(rows, row)),
        isForLists(columns, rows) ? () -> lists.update(columns, rows, stored) : null);
  }

  private boolean isForLists(List<Column> columns, Map<RowId, RowImage> rows) {
    return driver == SqlDriver.POSTGRESQL && rows.size() > 1 && lists.canTake(columns);
  }

  void delete(Collection<RowId> rows) throws SQLException {
    Column key = shape.key();
    each(
        "delete from " + shape.table() + " where " + key.quoted() + " = ?",
        rows.stream().filter(row -> key.canHold(row.key().text())).toList(),
        (statement, row) -> bindKey(statement, 1, row),
        null);
    throwRefused();
  }

  private void check(RowId row, RowImage image) {
    if (!shape.key().canHold(row.key().text())) {
      refused.put(row, "the key does not fit the column " + shape.spec().key());
      return;
    }
    image
        .fields()
        .forEach(
            (name, value) -> {
              Column column = shape.columns().get(name);
              if (column == null) {
                refused.put(row, "table " + row.table() + " has no column " + name + " to write");
              } else {
                check(row, column, value);
              }
            });
  }

  private static RowImage known(Map<RowId, RowImage> rows, RowId row) {
    RowImage image = rows.get(row);
    if (image == null) {
      throw new IllegalStateException("a row without an image");
    }
    return image;
  }

  private void check(RowId row, Column column, JsonNode value) {
    try {
      cells.check(column, value);
    } catch (IllegalArgumentException e) {
      refused.put(row, String.valueOf(e.getMessage()));
    }
  }

  /** All but the key: that is the row's own. */
  private List<Column> columns(FieldNames names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Column column = shape.columns().get(name);
      if (column != null && !name.equals(shape.spec().key())) {
        columns.add(column);
      }
    }
    return columns;
  }

  private String insertSql(List<Column> columns) {
    StringBuilder sql =
        new StringBuilder("insert into " + shape.table() + " (" + shape.key().quoted());
    StringBuilder marks = new StringBuilder("?");
    for (Column column : columns) {
      sql.append(", ").append(column.quoted());
      marks.append(", ").append(mark(column));
    }
    return sql.append(')')
        .append(shape.alwaysMade() ? " overriding system value" : "")
        .append(" values (")
        .append(marks)
        .append(')')
        .toString();
  }

  private String updateSql(List<Column> columns) {
    StringBuilder sql = new StringBuilder("update " + shape.table() + " set ");
    for (int i = 0; i < columns.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append(columns.get(i).quoted()).append(" = ");
      sql.append(mark(columns.get(i)));
    }
    return sql.append(" where ").append(shape.key().quoted()).append(" = ?").toString();
  }

  /** H2 would take a text for a JSON text. */
  private String mark(Column column) {
    return driver == SqlDriver.H2 && column.kind() == Kind.JSON ? "? format json" : "?";
  }

  private void bindInsert(
      PreparedStatement statement, List<Column> columns, RowId row, RowImage image)
      throws SQLException {
    bindKey(statement, 1, row);
    bind(statement, 2, columns, image);
  }

  private void bindUpdate(
      PreparedStatement statement, List<Column> columns, RowId row, RowImage image)
      throws SQLException {
    bind(statement, 1, columns, image);
    bindKey(statement, columns.size() + 1, row);
  }

  private void bind(PreparedStatement statement, int first, List<Column> columns, RowImage image)
      throws SQLException {
    int at = first;
    for (Column column : columns) {
      cells.bind(
          column, statement, at++, image.fields().getOrDefault(column.name(), NullNode.instance));
    }
  }

  private void bindKey(PreparedStatement statement, int at, RowId row) throws SQLException {
    Sql.key(driver, statement, at, row.key().text(), shape.key().kind().isNumber());
  }

  /**
   * Does it for all at once.
   *
   * @param atOnce another way for all, if there is one
   */
  private void each(String sql, Collection<RowId> rows, Binding binding, @Nullable AtOnce atOnce)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    if (atOnce != null) {
      lists(sql, rows, binding, atOnce);
      return;
    }
    Savepoint before = connection.setSavepoint();
    try {
      batch(sql, rows, binding);
    } catch (SQLException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      connection.rollback(before);
      oneByOne(sql, rows, binding);
    }
    connection.releaseSavepoint(before);
  }

  private void lists(String sql, Collection<RowId> rows, Binding binding, AtOnce atOnce)
      throws SQLException {
    try {
      atOnce.run();
    } catch (SQLException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      lists.undo();
      oneByOne(sql, rows, binding);
    }
  }

  private void batch(String sql, Collection<RowId> rows, Binding binding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (RowId row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void oneByOne(String sql, Collection<RowId> rows, Binding binding) throws SQLException {
    for (RowId row : rows) {
      Savepoint before = connection.setSavepoint();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        binding.bind(statement, row);
        statement.executeUpdate();
      } catch (SQLException e) {
        if (!isRefusal(e)) {
          throw e;
        }
        connection.rollback(before);
        refuse(row, e);
      }
      connection.releaseSavepoint(before);
    }
  }

  /** A batch may wrap what the database said. */
  private static boolean isRefusal(SQLException e) {
    for (SQLException each = e; each != null; each = each.getNextException()) {
      if (SqlFaults.isTransient(each)) {
        return false;
      }
      if (SqlFaults.isRefusal(each)) {
        return true;
      }
    }
    return e.getCause() instanceof SQLException cause && SqlFaults.isRefusal(cause);
  }

  private void refuse(RowId row, SQLException e) throws SQLException {
    if (isDouble(e) && isInserted(row)) {
      throw new AgainException("a row was inserted meanwhile");
    }
    refused.put(row, "the database does not take it: " + SqlFaults.firstLine(e));
  }

  /** The row was not there before. */
  private boolean isInserted(RowId row) throws SQLException {
    return !locked.contains(row)
        && new RowReads(connection, driver, shape).present(List.of(row)).contains(row);
  }

  /** Of the codes for a broken rule those for a value that may be there only once. */
  private static boolean isDouble(SQLException e) {
    return DOUBLE_STATE.equals(e.getSQLState()) || DOUBLES.contains(e.getErrorCode());
  }

  private void throwRefused() {
    if (!refused.isEmpty()) {
      throw new RowRefusedException(refused);
    }
  }

  /** Writes all rows. */
  @FunctionalInterface
  private interface AtOnce {
    void run() throws SQLException;
  }

  /** Sets the values of one row. */
  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement statement, RowId row) throws SQLException;
  }
}
