package org.edgedaemon.cli;

import java.util.Locale;
import org.edgedaemon.admin.StatusReport;
import org.edgedaemon.admin.StatusReport.DeviceCounts;
import org.edgedaemon.admin.StatusReport.StoreFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "The running daemon on one page.")
final class StatusCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  StatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    StatusReport report = shell.daemon().status();
    if (json.wanted()) {
      shell.console().json(report);
    } else {
      print(report, shell.console());
    }
  }

  private static void print(StatusReport report, Console console) {
    StoreFigures stores = report.stores();
    new Fields()
        .with("site", report.site())
        .with("health", report.health().name().toLowerCase(Locale.ROOT))
        .with(
            "running",
            report.version()
                + " since "
                + console.local(report.startedAt())
                + ", process "
                + report.pid())
        .with("devices", devices(report.devices()))
        .with("destinations", report.destinations())
        .with("owed", owed(report, console))
        .with("dead letters", report.deadLetters())
        .with("journal", journal(stores))
        .with("intake", Sizes.of(stores.intakeBytes()))
        .with("last backup", console.local(stores.lastBackup()))
        .with("disk free", Sizes.of(stores.diskFreeBytes()))
        .print(console);
    report.problems().forEach(problem -> console.line("problem: " + problem));
  }

  private static String devices(DeviceCounts counts) {
    return counts.configured()
        + " configured, "
        + counts.connected()
        + " connected ("
        + counts.live()
        + " live), "
        + counts.failed()
        + " failed";
  }

  private static String owed(StatusReport report, Console console) {
    String oldest =
        report.oldestOwed() == null ? "" : ", oldest from " + console.local(report.oldestOwed());
    return report.backlog() + " entries" + oldest;
  }

  private static String journal(StoreFigures stores) {
    return stores.entries()
        + " entries, "
        + Sizes.of(stores.journalBytes())
        + ", up to sequence "
        + stores.appliedSequence();
  }
}
