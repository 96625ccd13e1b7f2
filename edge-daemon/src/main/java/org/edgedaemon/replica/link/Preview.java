package org.edgedaemon.replica.link;

import java.util.List;
import java.util.Set;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.MasterUnavailableException;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.slave.Slave;

/** What a round would do: looks at both sides and changes none. */
record Preview(Slave slave, MasterCalls calls, SlaveState state, Set<TableName> tables) {
  RoundEnd end(boolean everything) {
    try {
      boolean unused = slave.look(everything);
      long pending = state.pending();
      return new RoundEnd(true, pending, 0, waiting(), pending, null, List.of());
    } catch (MasterUnavailableException | TablesException e) {
      return new RoundEnd(true, 0, 0, 0, 0, e.getMessage(), List.of());
    }
  }

  /** Rows at the master; of some it turns out only in a round that they are here already. */
  private long waiting() {
    long rows = 0;
    Version since = state.received();
    MasterCalls.Page page;
    do {
      page = calls.download(since, tables);
      rows += page.rows().size();
      since = page.next();
    } while (page.more());
    return rows;
  }
}
