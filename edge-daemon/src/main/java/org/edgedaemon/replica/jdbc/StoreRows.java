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
record StoreRows(Connection connection, SqlDriver driver) {
  private static final String COLUMNS = "table_name, row_key, version, origin, body";
  private static final Upsert ROWS =
      new Upsert(
          "edge_daemon_row",
          List.of("table_name", "row_key"),
          List.of("version", "deleted", "origin", "body"),
          List.of("text", "text", "bigint", "int", "text", "text"));
  private static final Upsert ANSWERS =
      new Upsert(
          "edge_daemon_answer",
          List.of("slave", "change_id"),
          List.of("answered", "body"),
          List.of("text", "text", "bigint", "text"));

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
            row.deleted() ? 1 : 0,
            row.origin(),
            StoreJson.body(row)
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
          "select change_id, body from edge_daemon_answer where slave = ? and change_id"
              + Sql.among(driver, part.size());
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setString(1, slave);
        Sql.bind(driver, select, 2, part, false);
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

  private List<MasterRow> rows(TableName table, List<String> keys) throws SQLException {
    String sql =
        "select "
            + COLUMNS
            + " from edge_daemon_row where table_name = ? and row_key"
            + Sql.among(driver, keys.size());
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, table.value());
      Sql.bind(driver, select, 2, keys, false);
      return rows(select);
    }
  }

  private static List<MasterRow> rows(PreparedStatement select) throws SQLException {
    List<MasterRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            StoreJson.row(
                new RowId(new TableName(row.getString(1)), new RowKey(row.getString(2))),
                StoreJson.version(row.getLong(3)),
                row.getString(4),
                row.getString(5)));
      }
    }
    return rows;
  }
}
