package org.edgedaemon.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "reset",
    description = {
      "Forget what was agreed on with a master; no row is touched.",
      "The next round compares all rows. Where both sides differ, the newer one stands."
    })
final class SyncResetCommand implements Runnable {
  private final Shell shell;

  @Option(
      names = "--master",
      paramLabel = "ID",
      description = "Which one, where there are several.")
  private @Nullable String master;

  SyncResetCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    var unused = shell.daemon().masterSync().reset(master);
    shell.console().line("forgotten; the next round compares all rows");
  }
}
