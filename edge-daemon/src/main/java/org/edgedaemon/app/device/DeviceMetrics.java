package org.edgedaemon.app.device;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.Sample;
import org.edgedaemon.app.device.KnownDevices.Known;
import org.edgedaemon.app.operator.Samples;
import org.edgedaemon.device.DeviceStatus;
import org.jspecify.annotations.Nullable;

/** The devices, as metrics show them. */
record DeviceMetrics(KnownDevices known) {
  void register(Metrics metrics) {
    metrics.register(
        Metric.DEVICE_CONNECTED, () -> each(device -> connected(device.status()) ? 1.0 : 0.0));
    metrics.register(
        Metric.DEVICE_LAST_CONTACT,
        () -> each(device -> Samples.seconds(device.status().lastContact())));
    metrics.register(
        Metric.DEVICE_LAST_RECORD,
        () -> each(device -> Samples.seconds(device.status().lastRecord())));
    metrics.register(Metric.DEVICE_RECORDS, () -> each(device -> (double) device.records()));
    metrics.register(Metric.DEVICE_READ_ERRORS, () -> each(device -> number(device.failures())));
    metrics.register(Metric.DEVICE_CLOCK_OFFSET, () -> each(device -> offset(device.status())));
    metrics.register(
        Metric.DEVICE_GAPS,
        () -> each(device -> number(device.status().counts().get(DeviceStatus.LOST))));
    metrics.register(
        Metric.DEVICE_EVENTS, () -> known.all().stream().flatMap(DeviceMetrics::events).toList());
  }

  private List<Sample> each(Function<Known, @Nullable Double> value) {
    return Samples.each(known.all(), device -> device.id().value(), value);
  }

  private static boolean connected(DeviceStatus status) {
    return status.state() == DeviceStatus.State.CONNECTED
        || status.state() == DeviceStatus.State.LIVE;
  }

  private static @Nullable Double offset(DeviceStatus status) {
    return status.clockOffset() == null ? null : Samples.seconds(status.clockOffset());
  }

  private static @Nullable Double number(@Nullable Long count) {
    return count == null ? null : count.doubleValue();
  }

  private static Stream<Sample> events(Known device) {
    return device.status().counts().entrySet().stream()
        .map(count -> Sample.of(count.getValue(), device.id().value(), count.getKey()));
  }
}
