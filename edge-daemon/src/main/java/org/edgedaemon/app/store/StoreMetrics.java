package org.edgedaemon.app.store;

import java.util.List;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.Sample;
import org.edgedaemon.app.operator.Samples;
import org.edgedaemon.ingest.JournalKeeper;

/** The stores, as metrics show them. */
record StoreMetrics(Stores stores, JournalKeeper keeper) {
  void register(Metrics metrics) {
    metrics.register(Metric.JOURNAL_ROWS, () -> Samples.one(rows()));
    metrics.register(Metric.JOURNAL_BYTES, () -> Samples.one(stores.journal().bytes()));
    metrics.register(Metric.JOURNAL_LAST_BACKUP, this::lastBackup);
    metrics.register(Metric.INTAKE_BYTES, () -> Samples.one(stores.intake().facts().bytes()));
    metrics.register(Metric.DISK_FREE, () -> Samples.one(stores.freeSpace()));
    metrics.register(
        Metric.STORE_QUARANTINE,
        () ->
            List.of(
                Sample.of(stores.intake().facts().quarantines(), "intake"),
                Sample.of(stores.alarms().size(), "all")));
  }

  private double rows() {
    return stores.journal().counts().values().stream().mapToDouble(Long::doubleValue).sum();
  }

  private List<Sample> lastBackup() {
    Double last = Samples.seconds(keeper.lastBackup());
    return last == null ? List.of() : Samples.one(last);
  }
}
