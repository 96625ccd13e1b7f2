package org.edgedaemon.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "drop",
    description = {
      "Have the running daemon forget dead letters for good.",
      "Their entries stay in the journal."
    })
final class DeadDropCommand implements Runnable {
  private final Shell shell;
  @Mixin private DestinationOption destination = new DestinationOption();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The letters.")
  private List<Long> ids = new ArrayList<>();

  DeadDropCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int count = shell.daemon().deadLetters().drop(destination.id(), ids);
    shell.console().line("letters dropped: " + count);
  }
}
