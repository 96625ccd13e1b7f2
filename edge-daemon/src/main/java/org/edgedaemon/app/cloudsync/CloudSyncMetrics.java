package org.edgedaemon.app.cloudsync;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.Sample;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.app.operator.Samples;
import org.jspecify.annotations.Nullable;

/** Cloud sync, as metrics show it. */
record CloudSyncMetrics(CloudSyncParts parts) {
  void register(Metrics metrics) {
    SyncFigures figures = parts.figures();
    metrics.register(Metric.SYNC_RUNNING, this::running);
    metrics.register(Metric.SYNC_LAST_END, () -> runs(figures.last(), CloudSyncMetrics::end));
    metrics.register(
        Metric.SYNC_LAST_SUCCESS, () -> runs(figures.lastSuccess(), CloudSyncMetrics::end));
    metrics.register(
        Metric.SYNC_SECONDS,
        () ->
            runs(
                figures.last(),
                run -> Samples.seconds(Duration.between(run.startedAt(), run.endedAt()))));
    metrics.register(Metric.SYNC_STORED, () -> byName(figures.stored()));
    metrics.register(Metric.SYNC_FAILED, () -> byName(figures.failed()));
    metrics.register(Metric.SYNC_MISSING, () -> byName(figures.missing()));
  }

  /** Nothing at all where the etc file has no cloud sync. */
  private List<Sample> running() {
    return parts
        .office()
        .map(office -> Sample.of(office.desk().status().running().isPresent() ? 1 : 0))
        .stream()
        .toList();
  }

  private static @Nullable Double end(Ended run) {
    return Samples.seconds(run.endedAt());
  }

  private static List<Sample> runs(Optional<Ended> run, Function<Ended, @Nullable Double> value) {
    return run.map(value).map(Sample::of).stream().toList();
  }

  private static List<Sample> byName(Map<String, Long> values) {
    return values.entrySet().stream()
        .map(value -> Sample.of(value.getValue(), value.getKey()))
        .toList();
  }
}
