package org.edgedaemon.cli;

import java.util.concurrent.Callable;
import org.edgedaemon.config.EtcResult;
import picocli.CommandLine.Command;

@Command(name = "run", description = "Run the daemon until it is told to stop.")
final class RunCommand implements Callable<Integer> {
  private final Shell shell;

  RunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    EtcResult result = shell.loadSettings();
    if (result instanceof EtcResult.Refused refused) {
      refused.problems().forEach(p -> shell.console().error(ProblemText.of(shell.etcFile(), p)));
      return ExitCode.CONFIG;
    }
    EtcResult.Loaded loaded = (EtcResult.Loaded) result;
    loaded.warnings().forEach(warning -> shell.console().note("warning: " + warning));
    return shell.services().daemon().run(shell.etcFile(), loaded.settings());
  }
}
