package org.edgedaemon.app.store;

import java.util.List;
import org.edgedaemon.admin.JournalOperations;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.StatusReport;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.ingest.Applier;
import org.edgedaemon.ingest.JournalKeeper;

/**
 * The stores of the running daemon, with who fills the journal and who keeps it.
 *
 * @param diskFloor free bytes below which nothing is taken
 */
public record StoreParts(Stores stores, Applier applier, JournalKeeper keeper, long diskFloor) {
  /** The pages of intake, journal and disk. */
  public List<HealthCheck> healthChecks() {
    return new StoreHealth(stores, applier, keeper, diskFloor).checks();
  }

  /** Shows the stores in metrics. */
  public void register(Metrics metrics) {
    new StoreMetrics(stores, keeper).register(metrics);
  }

  /** What an operator can do with the journal. */
  public JournalOperations journal() {
    return new LiveJournal(stores.journal(), stores.journal(), stores.journal(), keeper);
  }

  /** What the status tells of the stores. */
  public StatusReport.StoreFigures figures() {
    return new StatusReport.StoreFigures(
        stores.journal().counts().values().stream().mapToLong(Long::longValue).sum(),
        stores.journal().appliedSequence(),
        stores.journal().bytes(),
        stores.intake().facts().bytes(),
        stores.freeSpace(),
        keeper.lastBackup());
  }
}
