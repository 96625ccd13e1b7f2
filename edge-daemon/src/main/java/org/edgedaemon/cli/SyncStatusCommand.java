package org.edgedaemon.cli;

import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.SyncView.DatasetProgress;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncView.Phase;
import org.edgedaemon.admin.SyncView.Running;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Whether a run is under way, how the last one went.")
final class SyncStatusCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  SyncStatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    SyncView view = shell.daemon().cloudSync().status();
    if (json.wanted()) {
      shell.console().json(view);
      return;
    }
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
