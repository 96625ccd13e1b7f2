package org.edgedaemon.cli;

import org.edgedaemon.admin.BackupReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "backup",
    description = "Have the running daemon write a verified backup of the journal now.")
final class JournalBackupCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  JournalBackupCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    BackupReport report = backup();
    if (json.wanted()) {
      shell.console().json(report);
    } else {
      shell
          .console()
          .line(
              report.file()
                  + ": "
                  + Sizes.of(report.bytes())
                  + ", verified, holds everything up to sequence "
                  + report.sequence());
    }
  }

  private BackupReport backup() {
    try (Progress progress = shell.console().progress("backing up the journal", "bytes")) {
      return shell.daemon().journal().backup(progress);
    }
  }
}
