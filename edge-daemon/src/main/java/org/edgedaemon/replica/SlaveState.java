package org.edgedaemon.replica;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a slave remembers of one master. Losing it costs work, never a row: everything is compared
 * anew. Blocks; one thread at a time.
 */
public interface SlaveState {
  /** The agreed images of these rows, as far as there are any. */
  Map<RowId, Base> bases(Collection<RowId> rows);

  void keep(List<Base> bases);

  /** Where the scan of a table goes on. */
  Optional<String> mark(TableName table);

  void mark(TableName table, String mark);

  /** Up to where the master's changes are applied. */
  Version received();

  void received(Version version);

  /** Rows that differ from what was agreed on, and still have to be sent. */
  Set<RowId> pending();

  /** Keeps a row as pending, or no longer. */
  void pending(RowId row, boolean pending);

  /**
   * Fields of rows that were sent and for which no answer has come: the master may have them or
   * not. Of a row that was sent without any of these, an empty set.
   */
  Map<RowId, Set<String>> unsettled(Collection<RowId> rows);

  /** Adds fields that are about to be sent. */
  void sending(Map<RowId, Set<String>> fields);

  /**
   * Remembers that a change of the master was not taken over, as the office had changed the row
   * too; of several the earliest.
   */
  void skipped(RowId row, Version version);

  /** The earliest change of the master that was not taken over. */
  Optional<Version> skipped(RowId row);

  /** Forgets what was sent and what was skipped of rows: they are as the master has them. */
  void settled(Collection<RowId> rows);

  /** Forgets everything: the next round compares all. */
  void reset();
}
