package org.edgedaemon.replica;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.edgedaemon.replica.master.Master;
import org.jspecify.annotations.Nullable;

/** A slave's calls straight to the master, without a line between. */
public class StraightCalls implements MasterCalls {
  private static final int PAGE = 500;

  private final String slave;
  private final Supplier<Instant> clock;
  Master master;

  protected StraightCalls(String slave, Master master, Supplier<Instant> clock) {
    this.slave = slave;
    this.master = master;
    this.clock = clock;
  }

  @Override
  public Answered upload(List<Change> changes) {
    return new Answered(master.upload(slave, changes), clock.get());
  }

  @Override
  public Page download(Version since, Set<TableName> tables) {
    return master.download(slave, since, tables, PAGE);
  }

  @Override
  public Set<RowId> unknown(List<RowId> rows) {
    return master.unknown(rows);
  }

  @Override
  public void acknowledge(Instant timestamp, boolean success, @Nullable String message) {
    // Nobody asks for it.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
