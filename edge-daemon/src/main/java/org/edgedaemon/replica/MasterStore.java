package org.edgedaemon.replica;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the master keeps beside its tables, in the same database, so that both change together.
 * Blocks; one thread at a time.
 */
public interface MasterStore {
  /** Does all of it or nothing; the tables' part included. */
  <T> T transaction(Work<T> work);

  /** Rows changed after a version, oldest first, those left out whose origin is the slave. */
  List<MasterRow> changedAfter(String slave, Version since, Set<TableName> tables, int limit);

  /** The newest version given so far. */
  Version newest();

  /**
   * The newest version as of the last transaction or call of {@link #newest} here: what this one
   * has given itself is in it.
   */
  default Version newestSeen() {
    return newest();
  }

  /** What is known of these rows. */
  Map<RowId, MasterRow> rows(Collection<RowId> rows);

  /** Rows of a table that were not deleted, in an order of the store's own. */
  List<RowId> present(TableName table, @Nullable RowId after, int limit);

  /** Conflicts, newest first. */
  List<KeptConflict> conflicts(ConflictPage page);

  Optional<KeptConflict> conflict(long id);

  /** Where the scan of a table for the master's own changes goes on. */
  Optional<String> mark(TableName table);

  void mark(TableName table, String mark);

  /** When the table was last compared with what is known. */
  Optional<Compared> compared(TableName table);

  void compared(TableName table, Compared compared);

  /** Forgets tombstones, remembered outcomes and settled conflicts that are older. */
  void forget(Instant before);

  /** The newest tombstone that was forgotten; {@link Version#NONE} for none. */
  Version forgotten();

  /** What was noted of a slave. */
  Optional<String> slave(String slave);

  /** Notes something of a slave, instead of what was noted before. */
  void slave(String slave, String note);

  /** What is done within a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Transaction transaction);
  }

  /** Tables and notes, changed together. For many rows at once. */
  interface Transaction extends Tables.Transaction {
    /** Those that are known. */
    Map<RowId, MasterRow> rows(Collection<RowId> rows);

    void keep(Collection<MasterRow> rows);

    /** What was answered to these changes of this slave before, by the changes' ids. */
    Map<String, Outcome> answered(String slave, Collection<String> changeIds);

    void answer(String slave, Map<String, Outcome> outcomes, Instant now);

    void note(List<ConflictNote> conflicts);

    /** Marks a conflict as settled by hand. */
    void settled(long conflict, Instant now);

    /** Takes the next version: after all that were given, also by transactions not yet ended. */
    Version nextVersion(Instant now);
  }
}
