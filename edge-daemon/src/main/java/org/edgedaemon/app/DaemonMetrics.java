package org.edgedaemon.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.Sample;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.app.KnownDevices.Known;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneStatus;
import org.edgedaemon.ingest.JournalKeeper;
import org.edgedaemon.outbox.DeliveryCounts;
import org.edgedaemon.outbox.DeliveryLog;
import org.jspecify.annotations.Nullable;

/** Which part gives which metric its values. */
final class DaemonMetrics {
  private final Metrics metrics;
  private final InstantSource clock;

  DaemonMetrics(Metrics metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  void ofProcess(Supplier<Duration> uptime) {
    one(Metric.UPTIME, () -> seconds(uptime.get()));
    metrics.register(Metric.DROPPED, () -> List.of(Sample.of(0, "any")));
  }

  void ofDevices(KnownDevices known) {
    devices(known, Metric.DEVICE_CONNECTED, device -> connected(device.status()) ? 1.0 : 0.0);
    devices(known, Metric.DEVICE_LAST_CONTACT, device -> seconds(device.status().lastContact()));
    devices(known, Metric.DEVICE_LAST_RECORD, device -> seconds(device.status().lastRecord()));
    devices(known, Metric.DEVICE_RECORDS, device -> (double) device.records());
    devices(known, Metric.DEVICE_READ_ERRORS, DaemonMetrics::failures);
    devices(known, Metric.DEVICE_CLOCK_OFFSET, device -> offset(device.status()));
    devices(known, Metric.DEVICE_GAPS, device -> lost(device.status()));
    metrics.register(
        Metric.DEVICE_EVENTS, () -> known.all().stream().flatMap(DaemonMetrics::events).toList());
  }

  void ofStores(Stores stores, JournalKeeper keeper) {
    one(
        Metric.JOURNAL_ROWS,
        () -> stores.journal().counts().values().stream().mapToDouble(Long::doubleValue).sum());
    one(Metric.JOURNAL_BYTES, () -> stores.journal().bytes());
    metrics.register(
        Metric.JOURNAL_LAST_BACKUP,
        () -> {
          Double last = seconds(keeper.lastBackup());
          return last == null ? List.of() : List.of(Sample.of(last));
        });
    one(Metric.INTAKE_BYTES, () -> stores.intake().facts().bytes());
    one(Metric.DISK_FREE, stores::freeSpace);
    metrics.register(
        Metric.STORE_QUARANTINE,
        () ->
            List.of(
                Sample.of(stores.intake().facts().quarantines(), "intake"),
                Sample.of(stores.alarms().size(), "all")));
  }

  void ofLanes(Forwarder forwarder) {
    lanes(
        forwarder,
        Metric.LANE_DEPTH,
        lane -> (double) lane.owed().entries() + lane.owed().journalBacklog());
    lanes(forwarder, Metric.LANE_OLDEST_AGE, this::oldestAge);
    lanes(forwarder, Metric.LANE_BYTES, lane -> (double) lane.owed().bytes());
    lanes(forwarder, Metric.LANE_SENT, lane -> (double) lane.tally().sent());
    lanes(forwarder, Metric.LANE_DUPLICATES, lane -> (double) lane.tally().duplicates());
    lanes(forwarder, Metric.LANE_RETRIES, lane -> (double) lane.tally().retries());
    lanes(forwarder, Metric.LANE_DEAD, lane -> (double) lane.tally().dead());
    metrics.register(
        Metric.LANE_BREAKER,
        () ->
            forwarder.statuses().stream()
                .map(lane -> Sample.of(1, lane.destination().value(), lane.contact().breaker()))
                .toList());
  }

  void ofAttendance(TimetableSources sources, DeliveryLog log) {
    one(Metric.ATTENDANCE_SLOTS, () -> sources.timetable().slots().size());
    one(Metric.DELIVERY_NOTES_MISSED, log::missed);
    metrics.register(Metric.DELIVERY_ENTRIES, () -> entries(log.counts()));
    metrics.register(
        Metric.DELIVERY_SUCCESS,
        () -> {
          List<Sample> samples = new ArrayList<>();
          log.counts()
              .forEach(
                  (destination, counts) ->
                      counts
                          .successRatio()
                          .ifPresent(ratio -> samples.add(Sample.of(ratio, destination.value()))));
          return samples;
        });
  }

  void ofCloudSync(CloudSyncParts parts) {
    SyncFigures figures = parts.figures();
    metrics.register(
        Metric.SYNC_RUNNING,
        () ->
            parts
                .office()
                .map(office -> Sample.of(office.desk().status().running().isPresent() ? 1 : 0))
                .stream()
                .toList());
    metrics.register(
        Metric.SYNC_LAST_END, () -> runs(figures.last(), run -> seconds(run.endedAt())));
    metrics.register(
        Metric.SYNC_LAST_SUCCESS, () -> runs(figures.lastSuccess(), run -> seconds(run.endedAt())));
    metrics.register(
        Metric.SYNC_SECONDS,
        () ->
            runs(figures.last(), run -> seconds(Duration.between(run.startedAt(), run.endedAt()))));
    metrics.register(Metric.SYNC_STORED, () -> byName(figures.stored()));
    metrics.register(Metric.SYNC_FAILED, () -> byName(figures.failed()));
    metrics.register(Metric.SYNC_MISSING, () -> byName(figures.missing()));
  }

  private static List<Sample> runs(Optional<Ended> run, Function<Ended, @Nullable Double> value) {
    return run.map(value).map(Sample::of).stream().toList();
  }

  private static List<Sample> byName(Map<String, Long> values) {
    return values.entrySet().stream()
        .map(value -> Sample.of(value.getValue(), value.getKey()))
        .toList();
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

  private double oldestAge(LaneStatus lane) {
    Instant oldest = lane.owed().oldestReceivedAt();
    return oldest == null ? 0 : seconds(Duration.between(oldest, clock.instant()));
  }

  private void one(Metric metric, Supplier<? extends Number> value) {
    metrics.register(metric, () -> List.of(Sample.of(value.get().doubleValue())));
  }

  private void devices(KnownDevices known, Metric metric, Function<Known, @Nullable Double> value) {
    metrics.register(metric, () -> each(known.all(), device -> device.id().value(), value));
  }

  private void lanes(
      Forwarder forwarder, Metric metric, Function<LaneStatus, @Nullable Double> value) {
    metrics.register(
        metric, () -> each(forwarder.statuses(), lane -> lane.destination().value(), value));
  }

  private static <T> Collection<Sample> each(
      List<T> items, Function<T, String> label, Function<T, @Nullable Double> value) {
    return items.stream()
        .map(item -> sample(value.apply(item), label.apply(item)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Sample sample(@Nullable Double value, String label) {
    return value == null ? null : Sample.of(value, label);
  }

  private static boolean connected(DeviceStatus status) {
    return status.state() == DeviceStatus.State.CONNECTED
        || status.state() == DeviceStatus.State.LIVE;
  }

  private static @Nullable Double offset(DeviceStatus status) {
    return status.clockOffset() == null ? null : seconds(status.clockOffset());
  }

  private static @Nullable Double lost(DeviceStatus status) {
    Long lost = status.counts().get(DeviceStatus.LOST);
    return lost == null ? null : lost.doubleValue();
  }

  private static @Nullable Double failures(Known device) {
    Long failures = device.failures();
    return failures == null ? null : failures.doubleValue();
  }

  private static Stream<Sample> events(Known device) {
    return device.status().counts().entrySet().stream()
        .map(count -> Sample.of(count.getValue(), device.id().value(), count.getKey()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static @Nullable Double seconds(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli() / 1000.0;
  }
}
