package org.edgedaemon.replica.slave;

import java.util.Map;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;

/** An office's side towards one master. Blocks; one round at a time. */
public final class Slave {
  private final Map<TableName, TableSpec> specs;
  private final boolean changesOnly;
  private final Tables tables;
  private final SlaveState state;
  private final MasterCalls master;

  /**
   * Towards this master.
   *
   * @param changesOnly send of known rows only the fields that changed
   */
  public Slave(
      Map<TableName, TableSpec> specs,
      boolean changesOnly,
      Tables tables,
      SlaveState state,
      MasterCalls master) {
    this.specs = Map.copyOf(specs);
    this.changesOnly = changesOnly;
    this.tables = tables;
    this.state = state;
    this.master = master;
  }

  /**
   * Sends what the office changed and takes over what others did. May fail anywhere: the next round
   * repeats what is not settled.
   *
   * @throws org.edgedaemon.replica.MasterUnavailableException when the master gives no good answer
   * @throws org.edgedaemon.replica.TablesException when the office's database fails
   */
  public RoundReport round() {
    return new Round(specs, changesOnly, tables, state, master).go();
  }
}
