package org.edgedaemon.replica.slave;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
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
  private final Duration compareEvery;
  private final Tables tables;
  private final SlaveState state;
  private final MasterCalls master;

  /**
   * Towards this master.
   *
   * @param specs are sent in this order: what others refer to comes first
   * @param changesOnly send of known rows only the fields that changed
   * @param compareEvery after what time deletes that nobody tells of are found, at the latest; more
   *     seldom where one comparison takes more than a hundredth of it
   */
  public Slave(
      Map<TableName, TableSpec> specs,
      boolean changesOnly,
      Duration compareEvery,
      Tables tables,
      SlaveState state,
      MasterCalls master) {
    this.specs = Collections.unmodifiableMap(new LinkedHashMap<>(specs));
    this.changesOnly = changesOnly;
    this.compareEvery = compareEvery;
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
    return next(false).go();
  }

  /** The same, with all rows compared anew rather than those that changed since. */
  public RoundReport roundOfAll() {
    return next(true).go();
  }

  /**
   * Looks for what the office changed, and says nothing to the master.
   *
   * @return whether there is something that was not looked at before
   * @throws org.edgedaemon.replica.TablesException when the office's database fails
   */
  public boolean look() {
    return next(false).look();
  }

  private Round next(boolean everything) {
    return new Round(specs, changesOnly, everything, compareEvery, tables, state, master);
  }
}
