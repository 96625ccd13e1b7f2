package org.edgedaemon.replica;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
   * Whether the scans of a table see everything: deletes too, and changes that leave its {@code
   * updated_at} alone. If not, all has to be compared now and then.
   */
  boolean seesAll(TableName table);

  /**
   * Which of these rows are not there, as one looks without locks.
   *
   * @throws TablesException when the database cannot be read
   */
  Set<RowId> missing(Collection<RowId> rows);

  /**
   * Does all of it or nothing; more than once when the database asks for it, as after a deadlock.
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

  /** Rows read are locked against others until the end. For many rows at once. */
  interface Transaction {
    /** The rows that there are. */
    Map<RowId, RowImage> read(Collection<RowId> rows);

    /**
     * Inserts or updates these fields and gives the rows as the database has them then.
     *
     * @throws RowRefusedException naming all rows that the database does not take
     */
    Map<RowId, RowImage> write(Map<RowId, RowImage> rows);

    /**
     * Deletes those that there are.
     *
     * @throws RowRefusedException naming all rows that the database does not let go
     */
    void delete(Collection<RowId> rows);
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
