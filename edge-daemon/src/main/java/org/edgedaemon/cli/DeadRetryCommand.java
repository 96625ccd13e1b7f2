package org.edgedaemon.cli;

import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.admin.DeadLetterOperations;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "retry", description = "Have the running daemon deliver dead letters again.")
final class DeadRetryCommand implements Runnable {
  private final Shell shell;
  @Mixin private DestinationOption destination = new DestinationOption();

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  /** Some letters, or all. */
  static final class Which {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "The letters.")
    private List<Long> ids = new ArrayList<>();

    @Option(names = "--all", description = "All letters.")
    private boolean all;
  }

  DeadRetryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    DeadLetterOperations letters = shell.daemon().deadLetters();
    int count =
        which.all ? letters.retryAll(destination.id()) : letters.retry(destination.id(), which.ids);
    shell.console().line("letters to be delivered again: " + count);
  }
}
