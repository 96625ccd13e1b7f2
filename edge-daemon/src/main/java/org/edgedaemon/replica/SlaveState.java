package org.edgedaemon.replica;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** Up to where deletes that the master forgot are made up for. */
  Version forgotten();

  void forgotten(Version version);

  /** Rows of a table that both sides have, in an order of the state's own. */
  List<RowId> present(TableName table, @Nullable RowId after, int limit);

  /** When the table was last compared with what was agreed on. */
  Optional<Compared> compared(TableName table);

  void compared(TableName table, Compared compared);

  /**
   * Rows that differ from what was agreed on, and still have to be sent; in an order of the state's
   * own.
   */
  List<RowId> pending(TableName table, @Nullable RowId after, int limit);

  /** How many rows still have to be sent. */
  long pending();

  /** Keeps rows as pending, or no longer. */
  void pending(Collection<RowId> rows, boolean pending);

  /**
   * Fields of rows that were sent and for which no answer has come: the master may have them or
   * not. Of a row that was sent without any of these, an empty set.
   */
  Map<RowId, Set<String>> unsettled(Collection<RowId> rows);

  /**
   * Adds fields that are about to be sent. When this returns, neither it nor anything before it can
   * be lost alone: a state that went back in time afterwards begins anew. After a crash the rows
   * are pending.
   */
  void sending(Map<RowId, Set<String>> fields);

  /**
   * Remembers changes of the master that were not taken over, as the office had changed the rows
   * too; of several of a row the earliest.
   */
  void skipped(Map<RowId, Version> rows);

  /** The earliest changes of the master that were not taken over, of these rows. */
  Map<RowId, Version> skipped(Collection<RowId> rows);

  /** Forgets what was sent and what was skipped of rows: they are as the master has them. */
  void settled(Collection<RowId> rows);

  /** Forgets everything: the next round compares all. */
  void reset();
}
