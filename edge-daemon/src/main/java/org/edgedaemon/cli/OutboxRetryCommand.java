package org.edgedaemon.cli;

import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description = "Have the running daemon try a waiting lane, or every one, now.")
final class OutboxRetryCommand implements Runnable {
  private final Shell shell;

  @Parameters(
      paramLabel = "DESTINATION",
      arity = "0..1",
      description = "Whose lane; every one when left out.")
  private @Nullable DestinationId destination;

  OutboxRetryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int woken = shell.daemon().outbox().retry(destination);
    shell.console().line(woken == 0 ? "nothing was waiting" : "lanes trying again now: " + woken);
  }
}
