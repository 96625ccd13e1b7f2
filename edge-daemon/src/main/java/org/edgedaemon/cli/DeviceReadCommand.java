package org.edgedaemon.cli;

import org.edgedaemon.admin.ReadOutcome;
import org.edgedaemon.punch.DeviceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "read",
    description = {
      "Have the running daemon read a device's whole log again, or a part of it.",
      "What is known already is recognised and kept once."
    })
final class DeviceReadCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private TimeRange range = new TimeRange();

  @Parameters(paramLabel = "ID", description = "The device.")
  private DeviceId id = new DeviceId("unset");

  DeviceReadCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    ReadOutcome outcome = read();
    if (json.wanted()) {
      shell.console().json(outcome);
    } else {
      shell.console().line(text(outcome));
    }
  }

  private ReadOutcome read() {
    try (Progress progress = shell.console().progress("reading " + id, "records")) {
      return shell.daemon().devices().read(id, range.from(), range.to(), progress);
    }
  }

  private static String text(ReadOutcome outcome) {
    return outcome.device()
        + ": "
        + outcome.records()
        + " records in its log, "
        + outcome.stored()
        + " punches taken, "
        + outcome.doubles()
        + " doubles, "
        + outcome.setAside()
        + " set aside";
  }
}
