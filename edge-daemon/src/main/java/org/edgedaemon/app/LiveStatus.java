package org.edgedaemon.app;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.edgedaemon.admin.StatusReport;
import org.edgedaemon.app.store.StoreParts;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneStatus;
import org.edgedaemon.health.CheckResult.Status;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;

/** The whole daemon on one page. */
final class LiveStatus {
  private final String version;
  private final Instant startedAt;
  private final Supplier<Settings> settings;
  private final Supplier<? extends Collection<HealthCheck>> checks;
  private final StoreParts stores;
  private final Supplier<List<DeviceStatus>> statuses;
  private final Forwarder forwarder;

  LiveStatus(
      String version,
      Instant startedAt,
      Supplier<Settings> settings,
      Supplier<? extends Collection<HealthCheck>> checks,
      StoreParts stores,
      Supplier<List<DeviceStatus>> statuses,
      Forwarder forwarder) {
    this.version = version;
    this.startedAt = startedAt;
    this.settings = settings;
    this.checks = checks;
    this.stores = stores;
    this.statuses = statuses;
    this.forwarder = forwarder;
  }

  StatusReport report() {
    List<ComponentHealth> health = checks.get().stream().map(HealthCheck::check).toList();
    List<LaneStatus> lanes = forwarder.statuses();
    return new StatusReport(
        version,
        settings.get().site(),
        ProcessHandle.current().pid(),
        startedAt,
        health.stream()
            .map(component -> component.result().status())
            .max(Comparator.naturalOrder())
            .orElse(Status.OK),
        devices(),
        lanes.size(),
        lanes.stream()
            .mapToLong(lane -> lane.owed().entries() + lane.owed().journalBacklog())
            .sum(),
        lanes.stream()
            .map(lane -> lane.owed().oldestReceivedAt())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        lanes.stream().mapToLong(lane -> lane.owed().deadLetters()).sum(),
        stores.figures(),
        health.stream()
            .filter(component -> component.result().status() != Status.OK)
            .map(
                component ->
                    component.family() + " " + component.name() + ": " + component.result().text())
            .toList());
  }

  private StatusReport.DeviceCounts devices() {
    List<State> states = statuses.get().stream().map(DeviceStatus::state).toList();
    int live = (int) states.stream().filter(state -> state == State.LIVE).count();
    int connected = (int) states.stream().filter(state -> state == State.CONNECTED).count();
    int failed = (int) states.stream().filter(state -> state == State.FAILED).count();
    return new StatusReport.DeviceCounts(
        settings.get().devices().size(), live + connected, live, failed);
  }
}
