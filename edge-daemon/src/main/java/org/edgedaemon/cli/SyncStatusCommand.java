package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.SlaveView;
import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.SyncView.DatasetProgress;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncView.Phase;
import org.edgedaemon.admin.SyncView.Running;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Whether a run is under way, how the last one went; masters and slaves.")
final class SyncStatusCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  SyncStatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    MasterSyncOperations sync = shell.daemon().masterSync();
    List<MasterView> masters = sync.masters();
    List<SlaveView> slaves = sync.slaves();
    boolean others = !masters.isEmpty() || !slaves.isEmpty();
    SyncView view = cloud(others);
    if (json.wanted()) {
      shell.console().json(others || view == null ? new All(view, masters, slaves) : view);
      return;
    }
    if (view != null) {
      print(view);
    }
    new ReplicaTables(shell.console()).print(masters, slaves);
  }

  /** Of a daemon with cloud sync alone it is that and nothing else. */
  private record All(@Nullable SyncView cloud, List<MasterView> masters, List<SlaveView> slaves) {}

  /** Null when there is none, and others are there to be told of. */
  private @Nullable SyncView cloud(boolean others) {
    try {
      return shell.daemon().cloudSync().status();
    } catch (OperationException e) {
      if (others && e.reason() == Reason.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  private void print(SyncView view) {
    new Fields()
        .with("running", running(view.running()))
        .with("last run", last(view.last()))
        .with("next run", view.next() == null ? "on demand" : shell.console().local(view.next()))
        .print(shell.console());
    if (view.last() != null) {
      view.last().errors().forEach(error -> shell.console().line("problem: " + error));
    }
  }

  private static String running(@Nullable Running run) {
    if (run == null) {
      return "-";
    }
    return run.id()
        + run.datasets().stream()
            .filter(dataset -> dataset.phase() == Phase.COMPARING || dataset.done() < dataset.of())
            .findFirst()
            .map(SyncStatusCommand::progress)
            .orElse("");
  }

  private static String progress(DatasetProgress dataset) {
    return dataset.phase() == Phase.COMPARING
        ? ", compares " + dataset.name()
        : ", " + dataset.name() + " " + dataset.done() + " of " + dataset.of();
  }

  private String last(@Nullable Ended run) {
    return run == null
        ? "-"
        : run.id() + " at " + shell.console().local(run.endedAt()) + ": " + run.verdict();
  }
}
