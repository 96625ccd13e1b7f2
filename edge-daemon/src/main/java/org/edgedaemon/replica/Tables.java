package org.edgedaemon.replica;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of an office's database. Blocks; one thread at a time. */
public interface Tables extends AutoCloseable {
  /**
   * Rows that may have changed since a mark, oldest first: each at least once if it has, and some
   * that have not (an overlap guards against clocks and late commits).
   *
   * @param since null for all rows
   * @throws TablesException when the database cannot be read
   */
  Scan scan(TableName table, @Nullable String since, int limit);

  /**
   * Does all of it or nothing.
   *
   * @throws TablesException when the database fails; nothing was done then
   * @throws RowRefusedException when the database does not take a row; nothing was done then
   */
  <T> T transaction(Work<T> work);

  /**
   * The database's own time: that of its {@code updated_at}.
   *
   * @throws TablesException when the database cannot be asked
   */
  Instant time();

  @Override
  void close();

  /** What is done within a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Transaction transaction);
  }

  /** Rows read are locked against others until the end. */
  interface Transaction {
    Optional<RowImage> read(RowId row);

    /** Inserts or updates these fields and gives the row as the database has it then. */
    RowImage write(RowId row, RowImage image);

    void delete(RowId row);
  }

  /**
   * A part of a scan.
   *
   * @param mark where the next scan begins
   * @param more whether there are more rows right now
   */
  record Scan(List<Sighting> rows, String mark, boolean more) {
    public Scan {
      rows = List.copyOf(rows);
    }
  }

  /** A row that was seen; without an image it was deleted. */
  record Sighting(RowId row, Optional<RowImage> image) {}
}
