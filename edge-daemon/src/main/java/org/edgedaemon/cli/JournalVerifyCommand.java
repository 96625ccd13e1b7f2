package org.edgedaemon.cli;

import java.util.concurrent.Callable;
import org.edgedaemon.admin.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "verify", description = "Check structure and content of the journal.")
final class JournalVerifyCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  JournalVerifyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    VerifyReport report = verify();
    if (json.wanted()) {
      shell.console().json(report);
    } else {
      report.problems().forEach(shell.console()::line);
      shell.console().line(summary(report));
    }
    return report.sound() ? ExitCode.OK : ExitCode.STORE;
  }

  private VerifyReport verify() {
    try (OpenStores stores = shell.stores();
        Progress progress = shell.console().progress("verifying the journal", "entries")) {
      return stores.journal().verify(progress);
    }
  }

  private static String summary(VerifyReport report) {
    return report.sound()
        ? "the journal is sound: " + report.entries() + " entries"
        : "the journal has "
            + report.problems().size()
            + " problem(s): stop the daemon and run 'journal restore'";
  }
}
