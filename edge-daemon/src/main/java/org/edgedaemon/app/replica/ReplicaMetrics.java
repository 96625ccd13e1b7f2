package org.edgedaemon.app.replica;

import java.util.List;
import java.util.function.Function;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.Sample;
import org.edgedaemon.app.operator.Samples;
import org.edgedaemon.replica.hub.SlaveFigures;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.LinkStatus;
import org.jspecify.annotations.Nullable;

/** Master and slaves, as metrics show them. */
record ReplicaMetrics(ReplicaParts parts) {
  void register(Metrics metrics) {
    metrics.register(
        Metric.MASTER_LAST_SYNC,
        () -> links(link -> Samples.seconds(link.status().lastSyncedAt())));
    metrics.register(
        Metric.MASTER_PENDING, () -> links(link -> (double) link.status().pendingRecords()));
    metrics.register(
        Metric.MASTER_RETRIES, () -> links(link -> (double) link.status().retryCount()));
    metrics.register(Metric.MASTER_ROUNDS, () -> links(link -> (double) link.rounds()));
    metrics.register(Metric.MASTER_FAILED, () -> links(link -> (double) link.failedRounds()));
    metrics.register(Metric.MASTER_LISTENING, () -> links(link -> link.listening() ? 1.0 : 0.0));
    metrics.register(Metric.MASTER_SENT, () -> links(link -> (double) link.sent()));
    metrics.register(Metric.MASTER_RECEIVED, () -> links(link -> (double) link.received()));
    metrics.register(Metric.MASTER_CONFLICTS, () -> links(link -> (double) link.conflicts()));
    metrics.register(
        Metric.SLAVE_LAST_SYNC, () -> slaves(slave -> Samples.seconds(slave.lastSync())));
    metrics.register(Metric.SLAVE_TAKEN, () -> slaves(slave -> (double) slave.taken()));
    metrics.register(Metric.SLAVE_CONFLICTS, () -> slaves(slave -> (double) slave.conflicts()));
    metrics.register(Metric.SLAVE_REFUSED, () -> slaves(slave -> (double) slave.refused()));
    metrics.register(Metric.SLAVE_TOLD, () -> slaves(slave -> (double) slave.told()));
    metrics.register(Metric.SLAVE_LISTENING, () -> slaves(slave -> slave.listening() ? 1.0 : 0.0));
    metrics.register(
        Metric.SLAVE_FAILING, () -> slaves(slave -> slave.failingSince() == null ? 0.0 : 1.0));
  }

  private List<Sample> links(Function<LinkStatus, @Nullable Double> value) {
    return Samples.each(parts.links().stream().map(Link::status).toList(), LinkStatus::id, value);
  }

  private List<Sample> slaves(Function<SlaveFigures, @Nullable Double> value) {
    return Samples.each(
        parts.hub().stream().flatMap(hub -> hub.slaves().stream()).toList(),
        SlaveFigures::slave,
        value);
  }
}
