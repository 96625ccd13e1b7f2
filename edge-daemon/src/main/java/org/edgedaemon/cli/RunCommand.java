package org.edgedaemon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "run", description = "Run the daemon until it is told to stop.")
final class RunCommand implements Callable<Integer> {
  private final Shell shell;

  RunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return PlainRun.run(shell.etcFile(), shell.services(), shell.console());
  }
}
