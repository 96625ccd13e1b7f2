package org.edgedaemon.app.cloudsync;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.admin.CloudSyncOperations;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.admin.SyncStart;
import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.SyncWish;
import org.edgedaemon.app.operator.RunViews;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.run.CloudSync;
import org.edgedaemon.dataset.run.Started;

/** Cloud sync of the running daemon, for an operator. */
record LiveCloudSync(CloudSyncParts parts) implements CloudSyncOperations {
  private static final String REASON = "request";

  @Override
  public SyncStart begin(SyncWish wish) {
    RunRequest request = new RunRequest(REASON, wish.force(), names(wish), wish.dryRun());
    Started started = office().desk().begin(request);
    if (started instanceof Started.Accepted accepted) {
      return SyncStart.begun(accepted.id());
    }
    if (started instanceof Started.Busy busy) {
      return SyncStart.busy(busy.id());
    }
    if (started instanceof Started.TooSoon soon) {
      return SyncStart.skipped(String.valueOf(soon.report().skipped()));
    }
    throw new OperationException(Reason.INVALID, ((Started.Refused) started).reason());
  }

  @Override
  public SyncView status() {
    return SyncViews.of(office().desk().status(), parts.figures().last().orElse(null));
  }

  @Override
  public List<RunView> runs(int limit) {
    return RunViews.latest(parts.history(), SyncFigures.KIND, null, limit);
  }

  @Override
  public void summary(String runId, OutputStream out) throws IOException {
    CloudSync sync = office().sync();
    SyncView.Ended last =
        parts
            .figures()
            .last()
            .filter(run -> run.id().equals(runId))
            .orElseThrow(() -> new OperationException(Reason.NOT_FOUND, "no run " + runId));
    Files.copy(last.dryRun() ? sync.lastDryRun() : sync.lastRun(), out);
  }

  private CloudSyncOffice office() {
    return parts
        .office()
        .orElseThrow(
            () ->
                new OperationException(
                    Reason.NOT_FOUND, "the etc file has no cloud_sync, or it is not enabled"));
  }

  private static Set<DatasetName> names(SyncWish wish) {
    try {
      return wish.names().stream().map(DatasetName::new).collect(Collectors.toSet());
    } catch (IllegalArgumentException e) {
      throw new OperationException(Reason.INVALID, "datasets: " + e.getMessage(), e);
    }
  }
}
