package org.edgedaemon.journal.h2;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/** One connection for each thread of {@link DatabaseThreads}, kept for as long as it works. */
final class ConnectionPool {
  private static final long CONNECTION_TIMEOUT_MILLIS = 3_000;
  private static final long VALIDATION_TIMEOUT_MILLIS = 1_000;

  private final GatedSource source;
  private final HikariDataSource connections;
  private final Database engine;

  private ConnectionPool(GatedSource source, HikariDataSource connections, Database engine) {
    this.source = source;
    this.connections = connections;
    this.engine = engine;
  }

  /** For a database that is open in this process. */
  static ConnectionPool open(Path dataDir) throws SQLException {
    GatedSource source = new GatedSource(H2Url.live(dataDir));
    Database engine = engineOf(source);
    HikariConfig config = new HikariConfig();
    config.setPoolName("journal");
    config.setDataSource(source);
    config.setAutoCommit(false);
    config.setMaximumPoolSize(1 + DatabaseThreads.READERS);
    // A connection that retires or idles out gains nothing, and may close the database.
    config.setMaxLifetime(0);
    config.setIdleTimeout(0);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    config.setValidationTimeout(VALIDATION_TIMEOUT_MILLIS);
    config.setAllowPoolSuspension(true);
    return new ConnectionPool(source, new HikariDataSource(config), engine);
  }

  Connection connection() throws SQLException {
    return connections.getConnection();
  }

  /** From here on no connection is made: it would open the database again behind our back. */
  void freeze() {
    connections.getHikariPoolMXBean().suspendPool();
    source.shut();
  }

  /** Closes the connections, not the database. */
  void close() {
    connections.close();
  }

  /**
   * Drops the database without writing anything. Not by {@code SHUTDOWN IMMEDIATELY}: a statement
   * needs a connection and a transaction, which a failed store may not give any more.
   */
  void abandon() {
    freeze();
    engine.shutdownImmediately();
    close();
  }

  private static Database engineOf(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      JdbcConnection h2 = connection.unwrap(JdbcConnection.class);
      return ((SessionLocal) h2.getSession()).getDatabase();
    }
  }
}
