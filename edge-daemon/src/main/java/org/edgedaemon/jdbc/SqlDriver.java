package org.edgedaemon.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** The databases of offices that we can speak to. A driver is loaded when it is first wanted. */
public enum SqlDriver {
  /** MySQL too. */
  MARIADB("jdbc:mariadb:", "org.mariadb.jdbc.Driver") {
    @Override
    void deadlines(Properties properties, Duration deadline) {
      properties.setProperty("connectTimeout", String.valueOf(deadline.toMillis()));
      properties.setProperty("socketTimeout", String.valueOf(deadline.toMillis()));
      // A server that was taken over could ask for our files.
      properties.setProperty("allowLocalInfile", "false");
      // Many rows in one message.
      properties.setProperty("useBulkStmts", "true");
    }
  },
  POSTGRESQL("jdbc:postgresql:", "org.postgresql.Driver") {
    @Override
    void deadlines(Properties properties, Duration deadline) {
      String seconds = String.valueOf(wholeSeconds(deadline));
      properties.setProperty("connectTimeout", seconds);
      properties.setProperty("loginTimeout", seconds);
      properties.setProperty("socketTimeout", seconds);
      properties.setProperty("ApplicationName", "edge-daemon");
      // Many rows in one message.
      properties.setProperty("reWriteBatchedInserts", "true");
      // Errors must not tell what was written.
      properties.setProperty("logServerErrorDetail", "false");
    }
  },
  H2("jdbc:h2:", "org.h2.Driver") {
    @Override
    void deadlines(Properties properties, Duration deadline) {
      // Of connecting; later its statements' own deadline is all there is.
      properties.setProperty("NETWORK_TIMEOUT", String.valueOf(deadline.toMillis()));
    }
  };

  private final String prefix;
  private final String className;

  SqlDriver(String prefix, String className) {
    this.prefix = prefix;
    this.className = className;
  }

  /** The one for a URL. */
  public static SqlDriver of(String url) {
    return Arrays.stream(values())
        .filter(driver -> url.toLowerCase(Locale.ROOT).startsWith(driver.prefix))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the URL must start with one of " + prefixes()));
  }

  abstract void deadlines(Properties properties, Duration deadline);

  /**
   * Connects. Not through the driver manager: it would load every driver there is.
   *
   * @param deadline of connecting, and of each wait for the server
   */
  public Connection connect(
      String url, @Nullable String username, @Nullable Secret password, Duration deadline)
      throws SQLException {
    Properties properties = new Properties();
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password.reveal());
    }
    deadlines(properties, deadline);
    try {
      Driver driver =
          Class.forName(className).asSubclass(Driver.class).getDeclaredConstructor().newInstance();
      Connection connection = driver.connect(url, properties);
      if (connection == null) {
        throw new SQLException("the driver does not understand the URL");
      }
      return connection;
    } catch (ReflectiveOperationException e) {
      throw new SQLException("the installation lacks the driver " + className, e);
    }
  }

  /** As JDBC takes a deadline; never 0, which would be none. */
  public static int wholeSeconds(Duration deadline) {
    return (int) Math.max(1, deadline.toSeconds());
  }

  private static List<String> prefixes() {
    return Arrays.stream(values()).map(driver -> driver.prefix).toList();
  }
}
