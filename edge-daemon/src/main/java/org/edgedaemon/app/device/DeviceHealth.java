package org.edgedaemon.app.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.ingest.Ingest.DeviceReport;
import org.jspecify.annotations.Nullable;

/**
 * A device's page in the health answer. An unreachable device is degraded, never down: the others
 * go on.
 */
final class DeviceHealth {
  private static final int INTERVALS_LATE = 3;
  private static final Duration AT_LEAST = Duration.ofMinutes(2);

  private DeviceHealth() {}

  static ComponentHealth of(DeviceReport report, InstantSource clock) {
    return new ComponentHealth(
        "device", report.id().value(), judge(report, clock.instant()), facts(report));
  }

  private static CheckResult judge(DeviceReport report, Instant now) {
    DeviceStatus status = report.status();
    if (status.state() == DeviceStatus.State.FAILED) {
      return CheckResult.degraded(
          status.lastError() == null ? "not reachable" : status.lastError());
    }
    Instant lastRead = report.stats().lastRead();
    Duration patience = report.poll().interval().multipliedBy(INTERVALS_LATE);
    if (patience.compareTo(AT_LEAST) < 0) {
      patience = AT_LEAST;
    }
    if (lastRead != null && lastRead.plus(patience).isBefore(now)) {
      return CheckResult.degraded(
          "not read since "
              + lastRead
              + (status.lastError() == null ? "" : ": " + status.lastError()));
    }
    if (status.lastError() != null) {
      return CheckResult.degraded(status.lastError());
    }
    return lastRead == null ? CheckResult.ok("not read yet") : CheckResult.ok("read");
  }

  private static Map<String, Object> facts(DeviceReport report) {
    DeviceStatus status = report.status();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("state", status.state().name().toLowerCase(Locale.ROOT));
    facts.put("serial", status.identity() == null ? null : status.identity().serial());
    facts.put("transport", status.transport());
    facts.put("last_contact", text(status.lastContact()));
    facts.put("last_record", text(status.lastRecord()));
    facts.put("last_read", text(report.stats().lastRead()));
    facts.put(
        "clock_offset_seconds",
        status.clockOffset() == null ? null : status.clockOffset().toMillis() / 1000.0);
    facts.put("device_records", report.stats().deviceRecords());
    facts.put("punches_stored", report.stats().punches());
    facts.put("doubles", report.stats().doubles());
    facts.put("set_aside", report.stats().setAside());
    facts.put("reads", report.stats().reads());
    facts.put("failures", report.stats().failures());
    facts.put("max_poll_lateness_ms", report.stats().maxLateness().toMillis());
    facts.putAll(status.facts());
    return facts;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
