package org.edgedaemon.replica;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Forgets everything: the next round compares all. */
  void reset();
}
