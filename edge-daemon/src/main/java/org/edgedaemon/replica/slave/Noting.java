package org.edgedaemon.replica.slave;

import java.util.List;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;

/** Notes rows as to be sent. */
record Noting(SlaveState state, boolean isEnough) implements Finds {
  @Override
  public void found(TableName table, List<LocalRow> rows, String mark) {
    state.pending(rows.stream().map(LocalRow::id).toList(), true);
    state.mark(table, mark);
  }
}
