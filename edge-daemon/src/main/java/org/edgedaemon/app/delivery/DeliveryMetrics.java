package org.edgedaemon.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.Sample;
import org.edgedaemon.app.operator.Samples;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneStatus;
import org.edgedaemon.outbox.DeliveryCounts;
import org.edgedaemon.outbox.DeliveryLog;
import org.jspecify.annotations.Nullable;

/** Lanes and what came of deliveries, as metrics show them. */
record DeliveryMetrics(Forwarder forwarder, DeliveryLog log, InstantSource clock) {
  void register(Metrics metrics) {
    metrics.register(
        Metric.LANE_DEPTH,
        () -> each(lane -> (double) lane.owed().entries() + lane.owed().journalBacklog()));
    metrics.register(Metric.LANE_OLDEST_AGE, () -> each(this::oldestAge));
    metrics.register(Metric.LANE_BYTES, () -> each(lane -> (double) lane.owed().bytes()));
    metrics.register(Metric.LANE_SENT, () -> each(lane -> (double) lane.tally().sent()));
    metrics.register(
        Metric.LANE_DUPLICATES, () -> each(lane -> (double) lane.tally().duplicates()));
    metrics.register(Metric.LANE_RETRIES, () -> each(lane -> (double) lane.tally().retries()));
    metrics.register(Metric.LANE_DEAD, () -> each(lane -> (double) lane.tally().dead()));
    metrics.register(Metric.LANE_BREAKER, this::breakers);
    metrics.register(Metric.DELIVERY_NOTES_MISSED, () -> Samples.one(log.missed()));
    metrics.register(Metric.DELIVERY_ENTRIES, () -> entries(log.counts()));
    metrics.register(Metric.DELIVERY_SUCCESS, () -> ratios(log.counts()));
  }

  private List<Sample> each(Function<LaneStatus, @Nullable Double> value) {
    return Samples.each(forwarder.statuses(), lane -> lane.destination().value(), value);
  }

  private List<Sample> breakers() {
    return forwarder.statuses().stream()
        .map(lane -> Sample.of(1, lane.destination().value(), lane.contact().breaker()))
        .toList();
  }

  private double oldestAge(LaneStatus lane) {
    Instant oldest = lane.owed().oldestReceivedAt();
    return oldest == null ? 0 : Samples.seconds(Duration.between(oldest, clock.instant()));
  }

  private static List<Sample> entries(Map<DestinationId, DeliveryCounts> all) {
    List<Sample> samples = new ArrayList<>();
    all.forEach(
        (destination, counts) ->
            counts
                .entries()
                .forEach(
                    (state, count) ->
                        samples.add(Sample.of(count, destination.value(), state.word()))));
    return samples;
  }

  private static List<Sample> ratios(Map<DestinationId, DeliveryCounts> all) {
    List<Sample> samples = new ArrayList<>();
    all.forEach(
        (destination, counts) ->
            counts
                .successRatio()
                .ifPresent(ratio -> samples.add(Sample.of(ratio, destination.value()))));
    return samples;
  }
}
