package org.edgedaemon.cli;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.ArmOutcome;
import org.edgedaemon.admin.DeviceInfo;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.ReadOutcome;
import org.edgedaemon.admin.RunView;
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

  @Override
  public ArmOutcome arm(DeviceId id) {
    daemon.ask("arm " + id);
    boolean armed = daemon.health == CheckResult.Status.OK;
    return new ArmOutcome(
        id.value(), armed, armed ? "entry 2 was written" : "no entry is free", "1: -\n2: here");
  }

  @Override
  public List<RunView> runs(@Nullable DeviceId id, int limit) {
    daemon.ask("runs of " + id + ", " + limit);
    return List.of(Samples.run("lobby", null), Samples.run("lobby", "no answer: check its cable"));
  }
}
