package org.edgedaemon.replica.jdbc;

import java.sql.SQLException;

/** Carries a fault of SQL through code that knows nothing of SQL. */
final class Brought extends RuntimeException {
  private final transient SQLException fault;

  Brought(SQLException fault) {
    super(fault);
    this.fault = fault;
  }

  SQLException fault() {
    return fault;
  }

  static <T> T by(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new Brought(e);
    }
  }

  /** What speaks to the database. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }
}
