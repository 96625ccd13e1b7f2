package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;

/**
 * Many rows into a table of ours, in one statement: PostgreSQL takes a list for each column, and
 * has one thing to plan however many rows there are; the others take batches.
 *
 * @param key its columns, which make a row unique
 * @param types of all columns, as PostgreSQL calls them: {@code text} or {@code bigint}
 */
record Upsert(String table, List<String> key, List<String> others, List<String> types) {
  Upsert {
    key = List.copyOf(key);
    others = List.copyOf(others);
    types = List.copyOf(types);
  }

  /**
   * Runs it.
   *
   * @param rows of texts and numbers, each as long as there are columns
   */
  void run(Connection connection, SqlDriver driver, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    if (driver == SqlDriver.POSTGRESQL) {
      lists(connection, rows);
    } else {
      batch(connection, driver, rows);
    }
  }

  private void lists(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
    StringJoiner casts = new StringJoiner(", ");
    types.forEach(type -> casts.add("cast(? as " + type + "[])"));
    StringJoiner sets = new StringJoiner(", ");
    others.forEach(column -> sets.add(column + " = excluded." + column));
    List<String> columns = new ArrayList<>(key);
    columns.addAll(others);
    String sql =
        "insert into "
            + table
            + " ("
            + String.join(", ", columns)
            + ") select * from unnest("
            + casts
            + ") on conflict ("
            + String.join(", ", key)
            + ") do update set "
            + sets;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int column = 0; column < types.size(); column++) {
        // Of Java's own types, so that it goes as it is and need not be written as a text.
        insert.setObject(
            column + 1,
            types.get(column).equals("text") ? texts(rows, column) : numbers(rows, column));
      }
      insert.executeUpdate();
    }
  }

  private static @Nullable String[] texts(List<@Nullable Object[]> rows, int column) {
    @Nullable String[] texts = new String[rows.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = (String) rows.get(row)[column];
    }
    return texts;
  }

  private static @Nullable Long[] numbers(List<@Nullable Object[]> rows, int column) {
    @Nullable Long[] numbers = new Long[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = (Long) rows.get(row)[column];
    }
    return numbers;
  }

  private void batch(Connection connection, SqlDriver driver, List<@Nullable Object[]> rows)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(Sql.upsert(driver, table, key, others))) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          upsert.setObject(i + 1, row[i]);
        }
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
