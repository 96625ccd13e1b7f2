package org.edgedaemon.app;

import java.util.List;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.history.HistoryException;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** The history of the devices' reads, for an operator. */
record LiveRuns(RunHistory history) implements LiveDevices.Runs {
  private static final String KIND = "device-read";

  @Override
  public List<RunView> latest(@Nullable DeviceId id, int limit) {
    try {
      return history.recent(KIND, id == null ? null : id.value(), limit).stream()
          .map(LiveRuns::view)
          .toList();
    } catch (HistoryException e) {
      throw new OperationException(Reason.STORE, String.valueOf(e.getMessage()), e);
    }
  }

  private static RunView view(Run run) {
    return new RunView(
        run.subject(),
        run.reason(),
        run.started(),
        run.ended(),
        run.fetched(),
        run.processed(),
        run.failed(),
        run.error(),
        run.details());
  }
}
