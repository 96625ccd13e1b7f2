package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.edgedaemon.jdbc.SqlDriver;

/** The databases' own time. */
final class DatabaseClock {
  private DatabaseClock() {}

  static Instant now(Connection connection, SqlDriver driver) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select " + now(driver));
        ResultSet row = select.executeQuery()) {
      row.next();
      return driver == SqlDriver.MARIADB
          ? row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC)
          : row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** The time of so many seconds ago, as SQL. */
  static String ago(SqlDriver driver, long seconds) {
    String interval =
        driver == SqlDriver.MARIADB ? seconds + " second" : "'" + seconds + "' second";
    return now(driver) + " - interval " + interval;
  }

  /** Not that of the transaction's beginning. */
  private static String now(SqlDriver driver) {
    return switch (driver) {
      case MARIADB -> "utc_timestamp(6)";
      case POSTGRESQL -> "clock_timestamp()";
      case H2 -> "current_timestamp(9)";
    };
  }
}
