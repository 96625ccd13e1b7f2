package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.ConflictPage;
import org.edgedaemon.replica.KeptConflict;

/** Conflicts, marks, and what is forgotten, in a master's own tables. */
record StoreNotes(Connection connection, SqlDriver driver) {
  /** The mark of the newest tombstone that was forgotten. */
  static final String FORGOTTEN = "forgotten";

  private static final String CONFLICT =
      "select id, settled, body from edge_daemon_conflict where ";

  void note(List<ConflictNote> conflicts) throws SQLException {
    if (conflicts.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into edge_daemon_conflict (noted, body) values (?, ?)")) {
      for (ConflictNote conflict : conflicts) {
        insert.setLong(1, StoreJson.micros(conflict.noted()));
        insert.setString(2, StoreJson.note(conflict));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  List<KeptConflict> conflicts(ConflictPage page) throws SQLException {
    String sql =
        CONFLICT
            + "id < ?"
            + (page.openOnly() ? " and settled is null" : "")
            + " order by id desc limit "
            + page.limit();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, page.before());
      return conflicts(select);
    }
  }

  Optional<KeptConflict> conflict(long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(CONFLICT + "id = ?")) {
      select.setLong(1, id);
      return conflicts(select).stream().findFirst();
    }
  }

  void settled(long id, long now) throws SQLException {
    update("update edge_daemon_conflict set settled = ? where id = ?", now, id);
  }

  Optional<String> mark(String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select text from edge_daemon_mark where name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  void mark(String name, String text) throws SQLException {
    String sql = Sql.upsert(driver, "edge_daemon_mark", List.of("name"), List.of("text"));
    try (PreparedStatement upsert = connection.prepareStatement(sql)) {
      upsert.setString(1, name);
      upsert.setString(2, text);
      upsert.executeUpdate();
    }
  }

  /** Conflicts that nobody settled stay. */
  void forget(long before) throws SQLException {
    long newest = newestDelete(before);
    if (newest > 0) {
      mark(FORGOTTEN, Long.toString(newest));
    }
    update("delete from edge_daemon_row where deleted = 1 and version < ?", before);
    update("delete from edge_daemon_answer where answered < ?", before);
    update("delete from edge_daemon_conflict where settled < ?", before);
  }

  private long newestDelete(long before) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select coalesce(max(version), 0) from edge_daemon_row where deleted = 1 and version < ?")) {
      select.setLong(1, before);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void update(String sql, long... values) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setLong(i + 1, values[i]);
      }
      update.executeUpdate();
    }
  }

  private static List<KeptConflict> conflicts(PreparedStatement select) throws SQLException {
    List<KeptConflict> conflicts = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long settled = row.getLong(2);
        conflicts.add(
            row.wasNull()
                ? new KeptConflict(row.getLong(1), StoreJson.note(row.getString(3)), null)
                : new KeptConflict(
                    row.getLong(1), StoreJson.note(row.getString(3)), StoreJson.instant(settled)));
      }
    }
    return conflicts;
  }
}
