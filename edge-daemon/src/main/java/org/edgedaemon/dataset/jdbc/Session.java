package org.edgedaemon.dataset.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One read-only transaction, in which results come row by row. */
final class Session {
  private static final Logger log = LoggerFactory.getLogger(Session.class);
  private static final int ROWS_BETWEEN_LOOKS_AT_THE_CLOCK = 256;

  private final Connection connection;
  private final OfficeConfig config;
  private final ZoneOffset offset;
  private final AtomicReference<@Nullable Statement> running;
  private final LongSupplier nanoTime;
  private final long end;

  Session(
      Connection connection,
      OfficeConfig config,
      ZoneOffset offset,
      AtomicReference<@Nullable Statement> running,
      LongSupplier nanoTime) {
    this.connection = connection;
    this.config = config;
    this.offset = offset;
    this.running = running;
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong() + config.longest().toNanos();
  }

  /** Once after connecting. */
  static void prepare(Connection connection, SqlDriver driver) throws SQLException {
    switch (driver) {
      // The driver's own way does nothing without an option that not all its versions have.
      case MARIADB -> execute(connection, "set session transaction read only");
      case POSTGRESQL -> connection.setReadOnly(true);
      // H2 would hold a whole result.
      case H2 -> execute(connection, "set lazy_query_execution 1");
    }
    connection.setAutoCommit(false);
  }

  /** Begins the transaction. */
  void begin() throws SQLException {
    String zone = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    switch (driver()) {
      case MARIADB -> execute(connection, "set time_zone = '" + zone + "'");
      case POSTGRESQL -> {
        execute(connection, "set local time zone interval '" + zone + "' hour to minute");
        execute(connection, "set local statement_timeout = " + config.longest().toMillis());
      }
      case H2 -> execute(connection, "set time zone '" + zone + "'");
    }
  }

  SqlDriver driver() {
    return config.driver();
  }

  /** In which times are to be written. */
  ZoneId zone() {
    return config.zone();
  }

  /** What the database gives as the local time of columns with a zone is at this offset. */
  ZoneOffset offset() {
    return offset;
  }

  /** An instant as the session's local time; null for null. */
  @Nullable LocalDateTime local(@Nullable Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, offset);
  }

  /** Quotes a column's name. */
  String quoted(String label) {
    String quote = driver() == SqlDriver.MARIADB ? "`" : "\"";
    return quote + label.replace(quote, quote + quote) + quote;
  }

  /**
   * Asks, and hands over row after row.
   *
   * @param fetch rows that come at once
   */
  void each(BoundQuery query, int fetch, RowsBegin rows) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query.sql())) {
      running.set(select);
      select.setFetchSize(fetch);
      if (driver() != SqlDriver.POSTGRESQL) {
        select.setQueryTimeout(SqlDriver.wholeSeconds(config.longest()));
      }
      query.bind(select, driver());
      try (ResultSet row = select.executeQuery()) {
        handOver(select, row, rows.begin(row.getMetaData()));
      }
    } finally {
      running.set(null);
    }
  }

  /** From any thread. */
  static void cancel(@Nullable Statement statement) {
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        log.debug("nothing to cancel: {}", e.toString());
      }
    }
  }

  private void handOver(Statement select, ResultSet row, RowWork work) throws SQLException {
    try {
      for (long rows = 1; row.next(); rows++) {
        work.row(row);
        if (rows % ROWS_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && nanoTime.getAsLong() - end > 0) {
          throw OfficeFaults.tookTooLong(config, new SQLException("too slow"));
        }
      }
    } catch (RuntimeException e) {
      // Otherwise closing reads what is left, however much.
      cancel(select);
      throw e;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What is done with each row of a result, once its columns are known. */
  @FunctionalInterface
  interface RowsBegin {
    RowWork begin(ResultSetMetaData columns) throws SQLException;
  }

  /** What is done with a row. */
  @FunctionalInterface
  interface RowWork {
    /**
     * Takes one.
     *
     * @throws SourceException to end it
     */
    void row(ResultSet row) throws SQLException;
  }
}
