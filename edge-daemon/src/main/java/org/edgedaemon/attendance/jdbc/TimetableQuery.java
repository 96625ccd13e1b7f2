package org.edgedaemon.attendance.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.edgedaemon.attendance.csv.CsvWriter;
import org.edgedaemon.jdbc.SqlDriver;

/**
 * Asks an office's database for the timetable. The answer is a file like the one that is imported,
 * so that it is checked by the same rules and can be kept for when the office does not answer.
 */
public final class TimetableQuery {
  private static final int MAX_ROWS = 20_000;
  private static final int MAX_BYTES = 8 * 1024 * 1024;
  private static final int FETCH = 500;

  private final QueryConfig config;
  private final LongSupplier nanoTime;

  public TimetableQuery(QueryConfig config, LongSupplier nanoTime) {
    this.config = config;
    this.nanoTime = nanoTime;
  }

  /**
   * Asks. Blocks, at most for about the deadline; changes nothing there.
   *
   * @return the rows as CSV; the first row is line 2
   */
  public byte[] fetch() throws TimetableQueryException {
    SqlDriver driver = SqlDriver.of(config.url());
    long end = nanoTime.getAsLong() + config.deadline().toNanos();
    try (Connection connection =
        driver.connect(config.url(), config.username(), config.password(), config.deadline())) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try {
        return query(connection, end);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new TimetableQueryException("the timetable query failed: " + firstLine(e), e);
    }
  }

  private byte[] query(Connection connection, long end)
      throws SQLException, TimetableQueryException {
    try (PreparedStatement select = connection.prepareStatement(config.sql())) {
      select.setQueryTimeout(SqlDriver.wholeSeconds(config.deadline()));
      select.setMaxRows(MAX_ROWS + 1);
      select.setFetchSize(FETCH);
      try (ResultSet row = select.executeQuery()) {
        return read(row, end);
      }
    }
  }

  private byte[] read(ResultSet row, long end) throws SQLException, TimetableQueryException {
    CsvWriter csv = new CsvWriter();
    int columns = row.getMetaData().getColumnCount();
    csv.row(names(row.getMetaData()));
    for (int rows = 1; row.next(); rows++) {
      List<String> cells = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        cells.add(row.getString(i));
      }
      csv.row(cells);
      if (rows > MAX_ROWS || csv.size() > MAX_BYTES) {
        throw new TimetableQueryException(
            "the timetable query has more than " + MAX_ROWS + " rows or " + MAX_BYTES + " bytes");
      }
      if (nanoTime.getAsLong() - end > 0) {
        throw new TimetableQueryException(
            "the timetable query took longer than " + config.deadline().toSeconds() + " s");
      }
    }
    return csv.toBytes();
  }

  private static List<String> names(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
    }
    return names;
  }

  /** Drivers add the statement and stacks on further lines. */
  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
