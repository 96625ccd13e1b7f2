package org.edgedaemon.replica.slave;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableSpec;
import org.jspecify.annotations.Nullable;

/** What the slave remembers of some rows. */
record Known(Map<RowId, Base> bases, Map<RowId, Set<String>> sent) {
  static Known of(SlaveState state, Collection<RowId> rows) {
    return new Known(state.bases(rows), state.unsettled(rows));
  }

  @Nullable Base base(RowId row) {
    return bases.get(row);
  }

  @Nullable Set<String> unsettled(RowId row) {
    return sent.get(row);
  }

  LocalRow local(TableSpec spec, RowId id, Optional<RowImage> image) {
    return new LocalRow(spec, id, image, base(id), unsettled(id));
  }
}
