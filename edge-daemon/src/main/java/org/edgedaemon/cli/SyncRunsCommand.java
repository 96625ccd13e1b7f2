package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.CloudSyncOperations;
import org.edgedaemon.admin.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "runs", description = "What the latest runs of cloud sync came to, newest first.")
final class SyncRunsCommand implements Runnable {
  private static final RunTable COLUMNS =
      new RunTable(
          new RunTable.Column("RUN", run -> run.details().getOrDefault("id", "-")),
          new RunTable.Column("REASON", SyncRunsCommand::reason),
          RunTable.TOOK,
          new RunTable.Column("IN OFFICE", RunView::fetched),
          new RunTable.Column("STORED", RunView::processed),
          new RunTable.Column("FAILED", RunView::failed),
          RunTable.ERROR);

  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Mixin private LimitOption limit = new LimitOption(20);

  SyncRunsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int checked = limit.checked(CloudSyncOperations.MAX_RUNS);
    List<RunView> runs = shell.daemon().cloudSync().runs(checked);
    COLUMNS.print(runs, shell.console(), json.wanted());
  }

  private static String reason(RunView run) {
    return run.reason() + (run.details().containsKey("dry-run") ? ", dry run" : "");
  }
}
