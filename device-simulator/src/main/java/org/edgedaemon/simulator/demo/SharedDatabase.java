package org.edgedaemon.simulator.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The database of one place: H2 in memory, with the shipped schema. */
final class SharedDatabase implements AutoCloseable {
  /** The daemon's. */
  static final String USER = "edge";

  static final String PASSWORD = "demo-replica-password";

  private final String place;
  private final Connection connection;

  /**
   * @param schema creates the tables
   * @param makesTables whether the daemon keeps tables of its own there
   */
  SharedDatabase(String place, String schema, boolean makesTables) throws SQLException {
    this.place = place;
    connection =
        DriverManager.getConnection(
            "jdbc:h2:mem:"
                + place
                + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    run("set time zone 'UTC'");
    run(schema);
    run("create user " + USER + " password '" + PASSWORD + "'");
    run("grant select, insert, update, delete on schema public to " + USER);
    if (makesTables) {
      run("grant alter any schema to " + USER);
    }
  }

  /** Whether the daemon may do everything. */
  void administrator(boolean may) throws SQLException {
    run("alter user " + USER + " admin " + may);
  }

  String place() {
    return place;
  }

  /**
   * Changes rows, now: {@code :now} is the time of the change.
   *
   * @return how many
   */
  int change(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql.replace(":now", "localtimestamp(6)"), values)) {
      return statement.executeUpdate();
    }
  }

  /** The first value of the first row; null when there is no row, or nothing in it. */
  @Nullable String first(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /** Some row of a table; null when it is empty. */
  @Nullable Long someRow(SharedTable table) throws SQLException {
    String id = first("select id from " + table.title() + " order by rand() limit 1");
    return id == null ? null : Long.valueOf(id);
  }

  /** Whether an edit has come here. */
  boolean has(Edit edit) throws SQLException {
    String where = " from " + edit.table().title() + " where id = ?";
    String value = edit.value();
    return value == null
        ? first("select id" + where, edit.id()) == null
        : value.equals(first("select " + edit.column() + where, edit.id()));
  }

  /** Of all three tables. */
  long count() throws SQLException {
    long all = 0;
    for (SharedTable table : SharedTable.values()) {
      all += count(table);
    }
    return all;
  }

  long count(SharedTable table) throws SQLException {
    String count = first("select count(*) from " + table.title());
    return count == null ? 0 : Long.parseLong(count);
  }

  SharedRows rows(SharedTable table) throws SQLException {
    Map<Long, Map<String, String>> rows = new TreeMap<>();
    try (PreparedStatement statement = prepared("select * from " + table.title());
        ResultSet row = statement.executeQuery()) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        Map<String, String> one = new LinkedHashMap<>();
        for (int i = 1; i <= columns; i++) {
          one.put(row.getMetaData().getColumnName(i), String.valueOf(row.getString(i)));
        }
        rows.put(row.getLong("id"), one);
      }
    }
    return new SharedRows(rows);
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    run("shutdown");
    connection.close();
  }
}
