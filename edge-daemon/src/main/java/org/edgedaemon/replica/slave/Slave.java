package org.edgedaemon.replica.slave;

import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.Tables;

/** An office's side towards one master. Blocks; one round at a time. */
public final class Slave {
  private final SlaveConfig config;
  private final Tables tables;
  private final SlaveState state;
  private final MasterCalls master;

  /** Towards this master. */
  public Slave(SlaveConfig config, Tables tables, SlaveState state, MasterCalls master) {
    this.config = config;
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
   * Looks for all that the office changed, and says nothing to the master.
   *
   * @param everything all rows are compared, not only those that changed since
   * @return whether there is something that was not looked at before
   * @throws org.edgedaemon.replica.TablesException when the office's database fails
   */
  public boolean look(boolean everything) {
    return next(everything).look();
  }

  /** The same, but leaves to the next round what follows the first that is found. */
  public boolean glance() {
    return next(false).glance();
  }

  private Round next(boolean everything) {
    return new Round(config, everything, tables, state, master);
  }
}
