package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done on a connection, within a transaction. */
@FunctionalInterface
interface SqlWork<T> {
  T run(Connection connection) throws SQLException;
}
