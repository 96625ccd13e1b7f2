package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.edgedaemon.replica.Version;

/**
 * Gives versions within a transaction. Whoever takes one has locked the newest until the end: so
 * versions grow in the order of commits, over several connections too, and nobody who reads up to
 * the newest overlooks one that is still to come.
 */
final class VersionGiver {
  private final Connection connection;
  private final Version before;
  private Version newest;

  private VersionGiver(Connection connection, Version newest) {
    this.connection = connection;
    this.before = newest;
    this.newest = newest;
  }

  /** Waits for others who give versions. */
  static VersionGiver locked(Connection connection) throws SQLException {
    return new VersionGiver(connection, newest(connection, " for update"));
  }

  static Version newest(Connection connection) throws SQLException {
    return newest(connection, "");
  }

  /** The newest, those given here included. */
  Version newest() {
    return newest;
  }

  Version next(Instant now) {
    newest = newest.next(now);
    return newest;
  }

  /** Keeps what was given, before the commit. */
  void keep() throws SQLException {
    if (newest.isAfter(before)) {
      try (PreparedStatement update =
          connection.prepareStatement("update edge_daemon_clock set newest = ? where id = 1")) {
        update.setLong(1, StoreJson.micros(newest));
        update.executeUpdate();
      }
    }
  }

  private static Version newest(Connection connection, String lock) throws SQLException {
    String sql = "select newest from edge_daemon_clock where id = 1" + lock;
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return StoreJson.version(row.getLong(1));
    }
  }
}
