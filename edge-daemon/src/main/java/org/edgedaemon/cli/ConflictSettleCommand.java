package org.edgedaemon.cli;

import org.edgedaemon.admin.ConflictView;
import org.edgedaemon.admin.SettleWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "settle",
    description = {
      "Settle a conflict by hand: the row becomes as one side had it, and all slaves are told.",
      "Look at it first: what was changed since the conflict is written over too."
    })
final class ConflictSettleCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "As 'sync conflicts list' shows it.")
  private long id;

  @Option(
      names = "--take",
      required = true,
      paramLabel = "SIDE",
      description = "master, slave or result (as it became by the rule).")
  private String side = "";

  ConflictSettleCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    ConflictView settled = shell.daemon().masterSync().settle(id, new SettleWish(side));
    if (json.wanted()) {
      shell.console().json(settled);
    } else {
      shell.console().line("settled: the row is as the " + side + " had it");
    }
  }
}
