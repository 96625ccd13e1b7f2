package org.edgedaemon.dataset.jdbc;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.jdbc.SqlDriver;

/** What the databases' errors mean to an operator. */
final class OfficeFaults {
  /** Cancelled on request, or for its deadline. */
  private static final Set<String> TOO_LONG = Set.of("57014", "70100", "HYT00");

  /** MariaDB: a deadline of the statement passed; it has no state of its own. */
  private static final int MARIADB_TOO_LONG = 1969;

  private static final int MARIADB_ACCESS_DENIED = 1045;
  private static final int DEPTH = 20;

  private OfficeFaults() {}

  /** While connecting. */
  static SourceException connecting(OfficeConfig config, SQLException e) {
    if (any(e, cause -> isRefusedUser(config, cause))) {
      return new SourceException(
          "authentication failed: "
              + config.address()
              + " refuses the user "
              + (config.username() == null ? "(none)" : "'" + config.username() + "'")
              + " or the password",
          e);
    }
    return new SourceException(
        "cannot connect to the office database " + config.address() + ": " + reason(config, e), e);
  }

  /** While asking. */
  static SourceException asking(OfficeConfig config, SQLException e) {
    if (any(e, OfficeFaults::isGone)) {
      return new SourceException(
          "the office database " + config.address() + " went away: " + reason(config, e), e);
    }
    if (any(e, OfficeFaults::isTooLong)) {
      return tookTooLong(config, e);
    }
    return new SourceException(
        "the office database " + config.address() + " refuses the query: " + firstLine(e), e);
  }

  static SourceException tookTooLong(OfficeConfig config, Throwable cause) {
    return new SourceException(
        "the query took longer than "
            + words(config.longest())
            + ", or was cancelled: "
            + config.address(),
        cause);
  }

  private static String reason(OfficeConfig config, SQLException e) {
    return any(e, cause -> cause instanceof SocketTimeoutException)
        ? "no answer within " + words(config.timeout())
        : firstLine(e);
  }

  private static boolean isRefusedUser(OfficeConfig config, Throwable cause) {
    return cause instanceof SQLException sql
        && (isState(sql, "28")
            || (config.driver() == SqlDriver.MARIADB
                && sql.getErrorCode() == MARIADB_ACCESS_DENIED));
  }

  /** The connection broke, or the server is being stopped, however that came. */
  private static boolean isGone(Throwable cause) {
    return cause instanceof SQLException sql && (isState(sql, "08") || isState(sql, "57P"));
  }

  private static boolean isTooLong(Throwable cause) {
    return cause instanceof SQLTimeoutException
        || (cause instanceof SQLException sql
            && (TOO_LONG.contains(String.valueOf(sql.getSQLState()))
                || sql.getErrorCode() == MARIADB_TOO_LONG));
  }

  private static boolean isState(SQLException e, String prefix) {
    return e.getSQLState() != null && e.getSQLState().startsWith(prefix);
  }

  /** H2 adds the statement, others a stack on further lines. */
  private static String firstLine(SQLException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    int statement = line.indexOf("; SQL statement:");
    return statement < 0 ? line : line.substring(0, statement);
  }

  private static String words(Duration duration) {
    return duration.toSeconds() + " s";
  }

  private static boolean any(Throwable fault, Predicate<Throwable> wanted) {
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEPTH; depth++) {
      if (wanted.test(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
