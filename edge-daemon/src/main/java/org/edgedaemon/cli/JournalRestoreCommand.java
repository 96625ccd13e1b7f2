package org.edgedaemon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description = {
      "Put a backup in the journal's place and apply the intake onto it.",
      "The journal that was there is set aside. Needs the daemon stopped."
    })
final class JournalRestoreCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(
      paramLabel = "BACKUP",
      arity = "0..1",
      description = "The backup's file; the newest one when left out.")
  private @Nullable Path backup;

  JournalRestoreCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    if (shell.daemonRuns()) {
      throw new OperationException(
          Reason.IN_USE,
          "needs the daemon stopped, and one answers at "
              + shell.daemonAddress()
              + ": stop it, then run this again");
    }
    if (backup != null && !Files.isRegularFile(backup)) {
      throw new OperationException(Reason.NOT_FOUND, "there is no backup file " + backup);
    }
    RestoreReport report = restore();
    if (json.wanted()) {
      shell.console().json(report);
    } else {
      print(report, shell.console());
    }
  }

  private RestoreReport restore() {
    try (Progress progress = shell.console().progress("restoring the journal", "entries")) {
      return shell.services().stores().restore(shell.settings(), backup, progress);
    }
  }

  private static void print(RestoreReport report, Console console) {
    console.line(
        "the journal is back from "
            + report.backup()
            + ": up to sequence "
            + report.sequence()
            + ", "
            + report.fromIntake()
            + " entries of them from the intake");
    if (report.setAside() != null) {
      console.line("the journal that was there is now " + report.setAside());
    }
  }
}
