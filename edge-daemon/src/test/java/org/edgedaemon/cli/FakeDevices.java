package org.edgedaemon.cli;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.DeviceInfo;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.ReadOutcome;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

record FakeDevices(FakeOperations daemon) implements DeviceOperations {
  @Override
  public List<DeviceInfo> list() {
    daemon.ask("devices");
    return List.of(Samples.frontDoor(), Samples.lobby());
  }

  @Override
  public TestReport test(DeviceId id) {
    daemon.ask("test device " + id);
    return report(id.value(), daemon.health);
  }

  static TestReport report(String id, CheckResult.Status health) {
    return new TestReport(id, health, "answered", 12, Map.of("records", "2000"));
  }

  @Override
  public ReadOutcome read(
      DeviceId id,
      @Nullable LocalDateTime from,
      @Nullable LocalDateTime to,
      ProgressListener progress) {
    daemon.ask("read " + id + " from " + from + " to " + to);
    progress.progress(1000, 2000);
    daemon.hold.awaitAdvance(daemon.hold.arrive());
    return new ReadOutcome(id.value(), 2000, 1998, 2, 0);
  }
}
