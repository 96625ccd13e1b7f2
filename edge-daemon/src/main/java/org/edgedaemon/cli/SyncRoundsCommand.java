package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.RunView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rounds",
    description = "Rounds with masters and slaves that came to something, newest first.")
final class SyncRoundsCommand implements Runnable {
  private static final RunTable COLUMNS =
      new RunTable(
          new RunTable.Column("PEER", RunView::device),
          RunTable.REASON,
          RunTable.TOOK,
          new RunTable.Column("TO SLAVE", RunView::fetched),
          new RunTable.Column("TO MASTER", RunView::processed),
          new RunTable.Column("CONFLICTS", run -> run.details().getOrDefault("conflicts", "0")),
          new RunTable.Column("LEFT", RunView::failed),
          RunTable.ERROR);

  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--peer", paramLabel = "ID", description = "Only with this master or slave.")
  private @Nullable String peer;

  @Mixin private LimitOption limit = new LimitOption(20);

  SyncRoundsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int checked = limit.checked(MasterSyncOperations.MAX_ROUNDS);
    List<RunView> rounds = shell.daemon().masterSync().rounds(peer, checked);
    COLUMNS.print(rounds, shell.console(), json.wanted());
  }
}
