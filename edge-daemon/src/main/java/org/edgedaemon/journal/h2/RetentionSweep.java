package org.edgedaemon.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.edgedaemon.entry.EntryKind;

/**
 * Deletes old entries in transactions of at most {@value #SLICE} rows: larger ones grow the file.
 */
final class RetentionSweep {
  static final int SLICE = 10_000;

  private static final String SLICE_END =
      "select max(sequence) from (select sequence from entry where sequence > ? and sequence <= ?"
          + " order by sequence limit "
          + SLICE
          + ")";
  private static final String DELETE_OTHERS =
      "delete from other_kind o where sequence > ? and sequence <= ?"
          + " and not exists (select 1 from entry e where e.sequence = o.sequence)";

  /** A record of a dataset is what the office has now, however long ago it said so. */
  private static final String DELETE =
      "delete from entry where sequence > ? and sequence <= ? and received_at < ? and kind <> "
          + EntryKind.DATASET_RECORD.code();

  /** Where a slice ended, and how many of it were deleted. */
  private record Slice(long end, long deleted) {}

  private final H2Database database;

  RetentionSweep(H2Database database) {
    this.database = database;
  }

  /** Receive times follow the sequence only roughly, so every slice is looked at. */
  long delete(Instant cutoff, long settled) {
    long deleted = 0;
    Slice slice = new Slice(0, 0);
    do {
      long from = slice.end();
      slice = database.write(connection -> deleteSlice(connection, from, settled, cutoff));
      deleted += slice.deleted();
    } while (slice.end() > 0);
    return deleted;
  }

  private static Slice deleteSlice(Connection connection, long from, long settled, Instant cutoff)
      throws SQLException {
    long end = sliceEnd(connection, from, settled);
    if (end == 0) {
      return new Slice(0, 0);
    }
    int deleted = execute(connection, DELETE, from, end, EntryColumns.micros(cutoff));
    execute(connection, DELETE_OTHERS, from, end);
    return new Slice(end, deleted);
  }

  private static long sliceEnd(Connection connection, long from, long settled) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SLICE_END)) {
      select.setLong(1, from);
      select.setLong(2, settled);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static int execute(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
