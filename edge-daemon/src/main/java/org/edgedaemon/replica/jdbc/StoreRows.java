package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/** Rows and answers in a master's own tables. */
final class StoreRows {
  private static final String COLUMNS = "table_name, row_key, version, origin, body";
  private static final Upsert ROWS =
      new Upsert(
          "edge_daemon_row",
          List.of("table_name", "row_key"),
          List.of("version", "deleted", "origin", "body"),
          List.of("text", "text", "bigint", "bigint", "text", "text"));
  private static final Upsert ANSWERS =
      new Upsert(
          "edge_daemon_answer",
          List.of("slave", "change_id"),
          List.of("answered", "body"),
          List.of("text", "text", "bigint", "text"));

  private final Connection connection;
  private final SqlDriver driver;
  private final RowBody bodies = new RowBody();

  StoreRows(Connection connection, SqlDriver driver) {
    this.connection = connection;
    this.driver = driver;
  }

  Map<RowId, MasterRow> rows(Collection<RowId> ids) throws SQLException {
    Map<TableName, List<String>> byTable = new LinkedHashMap<>();
    for (RowId id : ids) {
      byTable.computeIfAbsent(id.table(), any -> new ArrayList<>()).add(id.key().text());
    }
    Map<RowId, MasterRow> rows = new HashMap<>();
    for (Map.Entry<TableName, List<String>> table : byTable.entrySet()) {
      List<String> keys = table.getValue();
      for (int from = 0; from < keys.size(); from += Sql.LONGEST) {
        List<String> part = keys.subList(from, Math.min(keys.size(), from + Sql.LONGEST));
        rows(table.getKey(), part).forEach(row -> rows.put(row.row(), row));
      }
    }
    return rows;
  }

  void keep(Collection<MasterRow> rows) throws SQLException {
    // Each row once: the last of it counts.
    Map<RowId, MasterRow> last = new LinkedHashMap<>();
    rows.forEach(row -> last.put(row.row(), row));
    List<@Nullable Object[]> values = new ArrayList<>(last.size());
    for (MasterRow row : last.values()) {
      values.add(
          new @Nullable Object[] {
            row.row().table().value(),
            row.row().key().text(),
            StoreJson.micros(row.version()),
            row.deleted() ? 1L : 0L,
            row.origin(),
            bodies.text(row)
          });
    }
    ROWS.run(connection, driver, values);
  }

  List<MasterRow> changedAfter(String slave, Version since, Set<TableName> tables, int limit)
      throws SQLException {
    if (tables.isEmpty()) {
      return List.of();
    }
    List<String> names = tables.stream().map(TableName::value).toList();
    String sql =
        "select "
            + COLUMNS
            + " from edge_daemon_row where version > ? and (origin is null or origin <> ?)"
            + " and table_name"
            + Sql.among(driver, names.size())
            + " order by version limit "
            + limit;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, StoreJson.micros(since));
      select.setString(2, slave);
      Sql.bind(driver, select, 3, names, false);
      return rows(select);
    }
  }

  List<RowId> present(TableName table, @Nullable RowId after, int limit) throws SQLException {
    String sql =
        "select row_key from edge_daemon_row where table_name = ? and row_key > ? and deleted = 0"
            + " order by row_key limit "
            + limit;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, table.value());
      select.setString(2, after == null ? "" : after.key().text());
      List<RowId> present = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          present.add(new RowId(table, new RowKey(row.getString(1))));
        }
      }
      return present;
    }
  }

  Map<String, Outcome> answered(String slave, Collection<String> changes) throws SQLException {
    Map<String, Outcome> outcomes = new HashMap<>();
    List<String> ids = List.copyOf(changes);
    for (int from = 0; from < ids.size(); from += Sql.LONGEST) {
      List<String> part = ids.subList(from, Math.min(ids.size(), from + Sql.LONGEST));
      String sql =
          select("change_id, body", "edge_daemon_answer", "slave", "change_id", part.size());
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        bind(select, slave, part);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            outcomes.put(row.getString(1), StoreJson.outcome(row.getString(2)));
          }
        }
      }
    }
    return outcomes;
  }

  void answer(String slave, Map<String, Outcome> outcomes, long now) throws SQLException {
    List<@Nullable Object[]> values = new ArrayList<>(outcomes.size());
    outcomes.forEach(
        (change, outcome) ->
            values.add(new @Nullable Object[] {slave, change, now, StoreJson.outcome(outcome)}));
    ANSWERS.run(connection, driver, values);
  }

  /**
   * Some columns of the rows that have one first part of the key and any of so many second parts.
   * As long as PostgreSQL takes a table for a small one it would read all rows of the first part
   * for a list: so it is told to look for each, behind a fence that it does not look over.
   */
  private String select(String columns, String table, String first, String second, int count) {
    return driver == SqlDriver.POSTGRESQL
        ? "select found.* from unnest(cast(? as text[])) as wanted (part) cross join lateral (select "
            + columns
            + " from "
            + table
            + " where "
            + first
            + " = ? and "
            + second
            + " = wanted.part offset 0) found"
        : "select "
            + columns
            + " from "
            + table
            + " where "
            + first
            + " = ? and "
            + second
            + Sql.among(driver, count);
  }

  private void bind(PreparedStatement select, String first, List<String> second)
      throws SQLException {
    if (driver == SqlDriver.POSTGRESQL) {
      select.setObject(1, second.toArray(new String[0]));
      select.setString(2, first);
    } else {
      select.setString(1, first);
      Sql.bind(driver, select, 2, second, false);
    }
  }

  private List<MasterRow> rows(TableName table, List<String> keys) throws SQLException {
    String sql = select(COLUMNS, "edge_daemon_row", "table_name", "row_key", keys.size());
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, table.value(), keys);
      return rows(select);
    }
  }

  private List<MasterRow> rows(PreparedStatement select) throws SQLException {
    List<MasterRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            bodies.row(
                new RowId(new TableName(row.getString(1)), new RowKey(row.getString(2))),
                StoreJson.version(row.getLong(3)),
                row.getString(4),
                row.getString(5)));
      }
    }
    return rows;
  }
}
