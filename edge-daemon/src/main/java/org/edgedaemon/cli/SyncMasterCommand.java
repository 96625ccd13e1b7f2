package org.edgedaemon.cli;

import java.util.concurrent.Callable;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.admin.RoundWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "master",
    description = {
      "Have the running daemon make a round with its master now.",
      "Ends with 0 when all is the same, 1 when rows stay behind, 69 when the round did not come to"
          + " its end."
    })
final class SyncMasterCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--dry-run", description = "Say what a round would do, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--force",
      description = "Compare all rows, not only those that changed since the last round.")
  private boolean force;

  @Option(
      names = "--master-url",
      paramLabel = "URL",
      description = "Another address of the master, for this once.")
  private @Nullable String url;

  @Option(
      names = "--master",
      paramLabel = "ID",
      description = "Which one, where there are several.")
  private @Nullable String master;

  SyncMasterCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    RoundView round = shell.daemon().masterSync().round(new RoundWish(master, dryRun, force, url));
    if (json.wanted()) {
      shell.console().json(round);
    } else {
      print(round);
    }
    round.errors().forEach(shell.console()::error);
    if (round.error() != null) {
      shell.console().error(round.error());
      return ExitCode.PEER;
    }
    return round.pending() > 0 && !round.dryRun() ? ExitCode.ERROR : ExitCode.OK;
  }

  private void print(RoundView round) {
    Fields fields = new Fields().with("master", round.master());
    if (round.dryRun()) {
      fields.with("to send", round.sent()).with("to receive, at most", round.received());
    } else {
      fields
          .with("sent", round.sent())
          .with("conflicts", round.conflicts())
          .with("received", round.received())
          .with("left to send", round.pending());
    }
    fields.print(shell.console());
  }
}
