package org.edgedaemon.attendance.jdbc;

import java.time.Duration;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Which question to ask which database.
 *
 * @param url of MariaDB (and MySQL), PostgreSQL or H2
 * @param username null for none
 * @param password null for none
 * @param sql one query; its columns are called as those of a timetable's file
 * @param deadline of connecting, of each wait for the server, and of the whole; 1 s to 10 min
 */
public record QueryConfig(
    String url,
    @Nullable String username,
    @Nullable Secret password,
    String sql,
    Duration deadline) {
  public QueryConfig {
    SqlDriver.of(url);
    if (sql.isBlank()) {
      throw new IllegalArgumentException("the query is empty");
    }
    if (deadline.toSeconds() < 1 || deadline.toMinutes() > 10) {
      throw new IllegalArgumentException("the deadline is " + deadline + ", allowed are 1s to 10m");
    }
  }

  /** A URL may hold a password. */
  @Override
  public String toString() {
    return "QueryConfig[" + SqlDriver.of(url) + ", " + sql + ", " + deadline + "]";
  }
}
