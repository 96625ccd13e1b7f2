package org.edgedaemon.dataset.jdbc;

import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to ask an office's database.
 *
 * @param url of MariaDB (and MySQL), PostgreSQL or H2, without user and password
 * @param username null for none
 * @param password null for none
 * @param zone in which times without a zone are meant, and in which all times are written
 * @param timeout of connecting, and of each wait for the server; 1 s to 10 min
 * @param longest a query may take altogether; 1 s to 24 h
 */
public record OfficeConfig(
    String url,
    @Nullable String username,
    @Nullable Secret password,
    ZoneId zone,
    Duration timeout,
    Duration longest) {
  private static final Pattern SECRET =
      Pattern.compile("(?i)(password|pwd)\\w*=|//[^/?]*@|[?&;]user(name)?=");
  private static final Pattern OPTIONS = Pattern.compile("[?;].*", Pattern.DOTALL);

  public OfficeConfig {
    SqlDriver.of(url);
    if (SECRET.matcher(url).find()) {
      throw new IllegalArgumentException(
          "the URL must not hold a user or password: they have keys of their own");
    }
    if (timeout.toSeconds() < 1 || timeout.toMinutes() > 10) {
      throw new IllegalArgumentException("the timeout is " + timeout + ", allowed are 1s to 10m");
    }
    if (longest.toSeconds() < 1 || longest.toHours() > 24) {
      throw new IllegalArgumentException(
          "the longest query takes " + longest + ", allowed are 1s to 24h");
    }
  }

  /** For people: the URL without its options. */
  String address() {
    return OPTIONS.matcher(url).replaceFirst("");
  }

  SqlDriver driver() {
    return SqlDriver.of(url);
  }

  @Override
  public String toString() {
    return "OfficeConfig[" + address() + ", " + username + ", " + zone + "]";
  }
}
