package org.edgedaemon.app;

import java.util.List;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.app.operator.RunViews;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** The history of the devices' reads, for an operator. */
record LiveRuns(RunHistory history) implements LiveDevices.Runs {
  private static final String KIND = "device-read";

  @Override
  public List<RunView> latest(@Nullable DeviceId id, int limit) {
    return RunViews.latest(history, KIND, id == null ? null : id.value(), limit);
  }
}
