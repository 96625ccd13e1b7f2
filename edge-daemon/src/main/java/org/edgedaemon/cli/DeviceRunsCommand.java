package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "runs", description = "What the latest catch-up reads came to, the newest first.")
final class DeviceRunsCommand implements Runnable {
  private static final RunTable COLUMNS =
      new RunTable(
          RunTable.DEVICE,
          RunTable.REASON,
          RunTable.TOOK,
          new RunTable.Column("FETCHED", RunView::fetched),
          new RunTable.Column("PROCESSED", RunView::processed),
          new RunTable.Column("FAILED", RunView::failed),
          RunTable.ERROR);

  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The device; all when left out.")
  private @Nullable DeviceId id;

  @Mixin private LimitOption limit = new LimitOption(20);

  DeviceRunsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int checked = limit.checked(DeviceOperations.MAX_RUNS);
    List<RunView> runs = shell.daemon().devices().runs(id, checked);
    COLUMNS.print(runs, shell.console(), json.wanted());
  }
}
