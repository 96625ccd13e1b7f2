package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.LogLevelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "level",
    description = "Have the running daemon log more or less, until it is restarted.")
final class LogLevelCommand implements Runnable {
  private final Shell shell;

  @Parameters(
      paramLabel = "[LOGGER] LEVEL",
      arity = "1..2",
      description =
          "error, warn, info, debug, trace, or default; of a package or a class (org.edgedaemon.forward,"
              + " Applier), of all when left out.")
  private List<String> words = List.of();

  @Mixin private JsonOption json = new JsonOption();

  LogLevelCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    String logger = words.size() == 1 ? "" : words.get(0);
    String level = words.get(words.size() - 1);
    LogLevelReport report = shell.daemon().logLevel(logger, level);
    if (json.wanted()) {
      shell.console().json(report);
    } else {
      shell.console().line("level " + level + " for " + report.loggers() + " loggers");
    }
  }
}
