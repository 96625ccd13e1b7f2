package org.edgedaemon.cli.remote;

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
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

record RemoteDevices(AdminClient client) implements DeviceOperations {
  @Override
  public List<DeviceInfo> list() {
    return Pages.all(
        after ->
            client.get(
                "devices", new Query().with("after", after), Shape.pageOf(DeviceInfo.class)));
  }

  @Override
  public TestReport test(DeviceId id) {
    return client.post("devices/" + id + "/test", Map.of(), Shape.of(TestReport.class));
  }

  @Override
  public ReadOutcome read(
      DeviceId id,
      @Nullable LocalDateTime from,
      @Nullable LocalDateTime to,
      ProgressListener progress) {
    Query range = new Query().with("from", from).with("to", to);
    return client.stream("devices/" + id + "/read", range, progress, ReadOutcome.class);
  }

  @Override
  public ArmOutcome arm(DeviceId id) {
    return client.post("devices/" + id + "/arm", Map.of(), Shape.of(ArmOutcome.class));
  }

  @Override
  public List<RunView> runs(@Nullable DeviceId id, int limit) {
    Query query = new Query().with("device", id).with("limit", limit);
    return client.get("runs", query, Shape.pageOf(RunView.class)).items();
  }
}
