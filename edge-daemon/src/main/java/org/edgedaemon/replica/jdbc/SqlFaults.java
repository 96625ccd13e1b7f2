package org.edgedaemon.replica.jdbc;

import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.edgedaemon.replica.TablesException;

/** What the databases' errors mean. */
final class SqlFaults {
  private static final int DEPTH = 20;
  private static final int H2_CONCURRENT_UPDATE = 90131;
  private static final int MARIADB_ACCESS_DENIED = 1045;

  /** Deadlock, or a transaction that cannot be put in a row with others. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01");

  /**
   * A value or row is not taken: data (22), constraint (23), generated column (428C9), type
   * (42804), said by a trigger (P0001, 45000).
   */
  private static final Set<String> REFUSALS = Set.of("428C9", "42804", "P0001", "45000");

  /** MariaDB has no state for: wrong value, missing default, cut off. */
  private static final Set<Integer> MARIADB_REFUSALS = Set.of(1265, 1292, 1364, 1366, 1906);

  private SqlFaults() {}

  static boolean isTransient(SQLException e) {
    return AGAIN.contains(String.valueOf(e.getSQLState()))
        || e.getErrorCode() == H2_CONCURRENT_UPDATE;
  }

  /** Whether it is about the row, and not about the database. */
  static boolean isRefusal(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("22")
        || state.startsWith("23")
        || REFUSALS.contains(state)
        || MARIADB_REFUSALS.contains(e.getErrorCode());
  }

  static TablesException connecting(ReplicaDatabase database, SQLException e) {
    if (any(e, SqlFaults::isAccessDenied)) {
      return new TablesException(
          "authentication failed: "
              + database.address()
              + " refuses the user "
              + (database.username() == null ? "(none)" : "'" + database.username() + "'")
              + " or the password",
          e);
    }
    return new TablesException(
        "cannot connect to the database " + database.address() + ": " + reason(database, e), e);
  }

  static TablesException working(ReplicaDatabase database, SQLException e) {
    return new TablesException(
        "the database " + database.address() + " fails: " + reason(database, e), e);
  }

  /** One line; H2 adds the statement, others a stack on further lines, batches all values. */
  static String firstLine(SQLException e) {
    SQLException said = e;
    for (int depth = 0; depth < DEPTH && said instanceof BatchUpdateException; depth++) {
      SQLException next = said.getNextException();
      if (next == null && said.getCause() instanceof SQLException cause) {
        next = cause;
      }
      if (next == null) {
        return "many rows at once were not written";
      }
      said = next;
    }
    String line = String.valueOf(said.getMessage()).lines().findFirst().orElse("");
    int statement = line.indexOf("; SQL statement:");
    return statement < 0 ? line : line.substring(0, statement);
  }

  private static String reason(ReplicaDatabase database, SQLException e) {
    return any(e, cause -> cause instanceof SocketTimeoutException)
        ? "no answer within " + database.timeout().toSeconds() + " s"
        : firstLine(e);
  }

  private static boolean isAccessDenied(Throwable cause) {
    return cause instanceof SQLException sql
        && (String.valueOf(sql.getSQLState()).startsWith("28")
            || sql.getErrorCode() == MARIADB_ACCESS_DENIED);
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
