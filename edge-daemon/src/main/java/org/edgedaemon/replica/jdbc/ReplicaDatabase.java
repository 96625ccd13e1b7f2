package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables of a master or slave are.
 *
 * @param url of MariaDB (and MySQL), PostgreSQL or H2, without user and password
 * @param username null for none
 * @param password null for none
 * @param zone in which an {@code updated_at} without a zone is meant
 * @param timeout of connecting, and of each wait for the server; 1 s to 10 min
 * @param overlap how late a change may be committed after its {@code updated_at}, and how far the
 *     clocks of those who write it may differ, to be seen at once; 1 s to 24 h
 */
public record ReplicaDatabase(
    String url,
    @Nullable String username,
    @Nullable Secret password,
    ZoneId zone,
    Duration timeout,
    Duration overlap) {
  /** Longer than an application's transaction lasts; each scan reads as much twice. */
  public static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final Pattern SECRET =
      Pattern.compile("(?i)(password|pwd)\\w*=|//[^/?]*@|[?&;]user(name)?=");
  private static final Pattern OPTIONS = Pattern.compile("[?;].*", Pattern.DOTALL);

  public ReplicaDatabase {
    SqlDriver.of(url);
    if (SECRET.matcher(url).find()) {
      throw new IllegalArgumentException(
          "the URL must not hold a user or password: they have keys of their own");
    }
    if (timeout.toSeconds() < 1 || timeout.toMinutes() > 10) {
      throw new IllegalArgumentException("the timeout is " + timeout + ", allowed are 1s to 10m");
    }
    if (overlap.toSeconds() < 1 || overlap.toHours() > 24) {
      throw new IllegalArgumentException("the overlap is " + overlap + ", allowed are 1s to 24h");
    }
  }

  /** For people: the URL without its options. */
  public String address() {
    return OPTIONS.matcher(url).replaceFirst("");
  }

  SqlDriver driver() {
    return SqlDriver.of(url);
  }

  Connection connect() throws SQLException {
    return driver().connect(url, username, password, timeout);
  }

  @Override
  public String toString() {
    return "ReplicaDatabase[" + address() + ", " + username + ", " + zone + "]";
  }
}
