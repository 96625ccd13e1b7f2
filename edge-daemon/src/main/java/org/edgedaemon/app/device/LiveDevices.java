package org.edgedaemon.app.device;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.edgedaemon.admin.ArmOutcome;
import org.edgedaemon.admin.DeviceInfo;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.ReadOutcome;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.app.operator.RunViews;
import org.edgedaemon.app.operator.Waiting;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.ArmReport;
import org.edgedaemon.health.CheckResult.Status;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.ingest.Ingest;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** The devices of the running daemon, for an operator. */
final class LiveDevices implements DeviceOperations {
  private static final Duration MOST_TEST = Duration.ofSeconds(50);
  private static final Duration MOST_ARM = Duration.ofSeconds(50);

  /** The kind of a read in the history. */
  private static final String READ = "device-read";

  /** Of a device of kind api. */
  static final String CALLS_US = "its callers call us with their tokens";

  private static final Duration MOST_READ = Duration.ofMinutes(30);

  private final Supplier<Settings> settings;
  private final Ingest ingest;
  private final Callers callers;
  private final Arming arming;
  private final RunHistory history;

  /** Has a device push its events to us. */
  interface Arming {
    /** Fails with an {@link OperationException} when it is of a kind that does not push. */
    CompletionStage<ArmReport> arm(DeviceId id);
  }

  /** Devices that call us. */
  interface Callers {
    Map<DeviceId, DeviceStatus> statuses();
  }

  LiveDevices(
      Supplier<Settings> settings,
      Ingest ingest,
      Callers callers,
      Arming arming,
      RunHistory history) {
    this.settings = settings;
    this.ingest = ingest;
    this.callers = callers;
    this.arming = arming;
    this.history = history;
  }

  @Override
  public List<DeviceInfo> list() {
    Map<DeviceId, DeviceStatus> known = new LinkedHashMap<>(callers.statuses());
    ingest.reports().forEach(report -> known.put(report.id(), report.status()));
    return settings.get().devices().stream()
        .map(device -> info(device, known.getOrDefault(device.id(), DeviceStatus.idle())))
        .toList();
  }

  static DeviceInfo info(DeviceSettings device, DeviceStatus status) {
    return DeviceInfo.of(
        device.id(), device.name(), device.kind(), device.address(), device.enabled(), status);
  }

  @Override
  public TestReport test(DeviceId id) {
    requireKnown(id);
    long began = System.nanoTime();
    DeviceStatus caller = callers.statuses().get(id);
    if (caller != null) {
      return new TestReport(id.value(), Status.OK, CALLS_US, 0, caller.facts());
    }
    try {
      DeviceStatus status =
          Waiting.forResult(ingest.test(id), MOST_TEST, "the test of device " + id);
      return report(status, id, began);
    } catch (OperationException e) {
      return new TestReport(
          id.value(), Status.DOWN, String.valueOf(e.getMessage()), millisSince(began), Map.of());
    }
  }

  @Override
  public ReadOutcome read(
      DeviceId id,
      @Nullable LocalDateTime from,
      @Nullable LocalDateTime to,
      ProgressListener progress) {
    requireKnown(id);
    if (callers.statuses().containsKey(id)) {
      throw new OperationException(
          Reason.INVALID, "device '" + id + "' cannot be read: " + CALLS_US);
    }
    ReadRequest request =
        ReadRequest.between(
            from, to, records -> progress.progress(records, ProgressListener.UNKNOWN));
    ReadReport report =
        Waiting.forResult(ingest.read(id, request), MOST_READ, "the read of device " + id);
    return ReadOutcome.of(id, report);
  }

  @Override
  public ArmOutcome arm(DeviceId id) {
    requireKnown(id);
    ArmReport report = Waiting.forResult(arming.arm(id), MOST_ARM, "arming device " + id);
    return new ArmOutcome(id.value(), report.armed(), words(report), report.kept());
  }

  @Override
  public List<RunView> runs(@Nullable DeviceId id, int limit) {
    return RunViews.latest(history, READ, id == null ? null : id.value(), limit);
  }

  private void requireKnown(DeviceId id) {
    DeviceSettings device =
        settings.get().devices().stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new OperationException(
                        Reason.NOT_FOUND, "there is no device '" + id + "'; see `device list`"));
    if (!device.enabled()) {
      throw new OperationException(
          Reason.INVALID,
          "device '"
              + id
              + "' is switched off in the etc file (enabled: false); switch it on and reload");
    }
  }

  static TestReport report(DeviceStatus status, DeviceId id, long began) {
    return new TestReport(
        id.value(), verdict(status), words(status), millisSince(began), status.facts());
  }

  private static String words(ArmReport report) {
    return switch (report.outcome()) {
      case ARMED -> "entry " + report.slot() + " was written; it pushes its events from now on";
      case ALREADY_ARMED -> "entry " + report.slot() + " was so already; nothing was written";
      case NO_FREE_SLOT ->
          "every entry of its list belongs to somebody else: free one in its web page (Network,"
              + " Advanced, HTTP Listening); nothing was written";
      case NOT_SUPPORTED ->
          "it has no list of HTTP listeners: rely on the stream and the reads; nothing was written";
      case REFUSED ->
          "it refused the write: the account may lack the right to change parameters; or set it in"
              + " its web page (Network, Advanced, HTTP Listening)";
      case KEPT_DIFFERENTLY ->
          "it took the write and keeps something else: compare, and set it in its web page"
              + " (Network, Advanced, HTTP Listening)";
    };
  }

  private static Status verdict(DeviceStatus status) {
    return status.lastError() == null ? Status.OK : Status.DEGRADED;
  }

  private static String words(DeviceStatus status) {
    StringBuilder words = new StringBuilder("connected");
    if (status.transport() != null) {
      words.append(" over ").append(status.transport());
    }
    if (status.identity() != null) {
      words.append(", serial ").append(status.identity().serial());
    }
    if (status.clockOffset() != null) {
      words.append(", clock off by ").append(status.clockOffset().toMillis() / 1000.0).append(" s");
    }
    if (status.lastError() != null) {
      words.append("; ").append(status.lastError());
    }
    return words.toString();
  }

  private static long millisSince(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }
}
