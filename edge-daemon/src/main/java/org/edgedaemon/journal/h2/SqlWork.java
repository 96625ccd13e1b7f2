package org.edgedaemon.journal.h2;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done inside one transaction. Must not keep the connection, commit or roll back. */
@FunctionalInterface
public interface SqlWork<T> {
  T run(Connection connection) throws SQLException;
}
