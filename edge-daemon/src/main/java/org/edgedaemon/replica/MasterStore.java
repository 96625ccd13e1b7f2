package org.edgedaemon.replica;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** Where the scan of a table for the master's own changes goes on. */
  Optional<String> mark(TableName table);

  void mark(TableName table, String mark);

  /** Forgets tombstones and remembered outcomes that are older. */
  void forget(Instant before);

  /** What is done within a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Transaction transaction);
  }

  /** Tables and notes, changed together. */
  interface Transaction extends Tables.Transaction {
    Optional<MasterRow> row(RowId row);

    void keep(MasterRow row);

    /** What was answered to this change of this slave before. */
    Optional<Outcome> answered(String slave, String changeId);

    void answer(String slave, String changeId, Outcome outcome);

    void note(ConflictNote conflict);

    /** Takes the next version: after all that were given, also by transactions not yet ended. */
    Version nextVersion(Instant now);
  }
}
