package org.edgedaemon.journal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.edgedaemon.entry.SequencedEntry;

/**
 * Tables that are made from entries. They change in the transaction that adds the entries, so that
 * no state of the database, not even one it stepped back to, has the ones without the others.
 */
@FunctionalInterface
public interface Projection {
  /** For a journal without such tables. */
  Projection NONE = (connection, entries) -> entries;

  /**
   * Takes up entries that were not known before, in their order, and answers those of them that are
   * to be stored: a mark that the tables have is left out, whatever time it has now. Punches, which
   * come in masses, are not among them. Must not commit, roll back or keep the connection. An entry
   * that cannot be understood must be passed over and stored: a failure holds up the whole journal.
   */
  List<SequencedEntry> apply(Connection connection, List<SequencedEntry> entries)
      throws SQLException;

  /**
   * The database may hold less than what was taken up, for example after a rollback: what is
   * remembered of it does not count any more. Not while {@link #apply} runs.
   */
  default void forget() {}
}
