package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongSupplier;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.TablesException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to a database; made when it is needed, and again after it broke. Transactions
 * see what others have committed, also in their middle, and hold what they have read for update.
 */
final class Link implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Link.class);
  private static final int TRIES = 10;
  private static final int LOCK_SECONDS = 10;
  private static final int MILLIS = 1_000;
  private static final int CUSTOM_PLANS_SINCE = 12;

  /** A connection that worked just now is not asked whether it does. */
  private static final long JUST_NOW_NANOS = 500_000_000;

  private final ReplicaDatabase database;
  private final SqlDriver driver;
  private final LongSupplier nanoTime;
  private volatile @Nullable Connection kept;
  private volatile boolean closed;
  private long worked;
  private boolean committing;

  Link(ReplicaDatabase database, LongSupplier nanoTime) {
    this.database = database;
    this.driver = database.driver();
    this.nanoTime = nanoTime;
  }

  SqlDriver driver() {
    return driver;
  }

  /**
   * Does it, all or nothing; anew when others came in between.
   *
   * @throws org.edgedaemon.replica.TablesException when the database fails
   */
  <T> T transaction(SqlWork<T> work) {
    for (int attempt = 1; ; attempt++) {
      Connection connection = connected();
      try {
        return committed(connection, work);
      } catch (SQLException e) {
        boolean again = SqlFaults.isTransient(e) || (leftAsBroken(connection) && mayBegin(attempt));
        if (attempt == TRIES || !again) {
          throw SqlFaults.working(database, e);
        }
        log.debug("{}: once more after {}", database.address(), e.toString());
      } catch (AgainException e) {
        if (attempt == TRIES) {
          throw e;
        }
        log.debug("{}: once more, as {}", database.address(), e.getMessage());
      }
    }
  }

  /** For good: whoever still works with it, on whatever thread, gets no new connection. */
  @Override
  public void close() {
    closed = true;
    leave();
  }

  private void leave() {
    Connection connection = kept;
    kept = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("leaving {}: {}", database.address(), e.toString());
      }
    }
  }

  private <T> T committed(Connection connection, SqlWork<T> work) throws SQLException {
    boolean done = false;
    committing = false;
    try {
      T result = work.run(connection);
      committing = true;
      connection.commit();
      done = true;
      worked = nanoTime.getAsLong();
      return result;
    } catch (Brought e) {
      throw e.fault();
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  /** Nobody knows what became of a commit whose connection broke; before it, nothing was done. */
  private boolean mayBegin(int attempt) {
    return attempt == 1 && !committing && !closed;
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      log.debug("nothing to roll back: {}", e.toString());
    }
  }

  private boolean leftAsBroken(Connection connection) {
    try {
      if (connection.isValid(SqlDriver.wholeSeconds(database.timeout()))) {
        return false;
      }
    } catch (SQLException e) {
      log.debug("leaving {}: {}", database.address(), e.toString());
    }
    leave();
    return true;
  }

  private Connection connected() {
    goOnUnlessClosed();
    try {
      Connection connection = kept;
      if (connection != null && works(connection)) {
        return connection;
      }
      leave();
      connection = database.connect();
      kept = connection;
      prepare(connection);
      goOnUnlessClosed();
      return connection;
    } catch (SQLException e) {
      leave();
      throw SqlFaults.connecting(database, e);
    }
  }

  private boolean works(Connection connection) throws SQLException {
    return (nanoTime.getAsLong() - worked < JUST_NOW_NANOS && !connection.isClosed())
        || connection.isValid(SqlDriver.wholeSeconds(database.timeout()));
  }

  private void goOnUnlessClosed() {
    if (closed) {
      // It may have been closed while a new connection was made.
      leave();
      throw new TablesException(database.address() + " is not asked any more: the daemon stops");
    }
  }

  private void prepare(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (Statement statement = connection.createStatement()) {
      switch (driver()) {
        case POSTGRESQL -> {
          statement.execute("set time zone 'UTC'");
          statement.execute("set lock_timeout = " + LOCK_SECONDS * MILLIS);
          statement.execute("set extra_float_digits = 3");
          // Lists are joined with tables by their keys: never read a whole table for a list, also
          // while the server still takes a new table for a small one.
          statement.execute("set enable_seqscan = off");
          statement.execute("set enable_hashjoin = off");
          statement.execute("set enable_mergejoin = off");
          if (connection.getMetaData().getDatabaseMajorVersion() >= CUSTOM_PLANS_SINCE) {
            // A plan made while a table was empty would read all of it for ever.
            statement.execute("set plan_cache_mode = force_custom_plan");
            // What is off makes a plan look dear beyond measure: worth compiling each time anew.
            statement.execute("set jit = off");
          }
        }
        case MARIADB -> {
          statement.execute("set session time_zone = '+00:00'");
          statement.execute("set session innodb_lock_wait_timeout = " + LOCK_SECONDS);
          // Never cut off a value in silence, and 0 is 0.
          statement.execute(
              "set session sql_mode = concat(@@sql_mode,"
                  + " ',STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO')");
        }
        case H2 -> {
          statement.execute("set time zone '+00:00'");
          statement.execute("set lock_timeout " + LOCK_SECONDS * MILLIS);
        }
      }
    }
    connection.setAutoCommit(false);
  }
}
