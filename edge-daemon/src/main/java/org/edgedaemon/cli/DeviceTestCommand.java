package org.edgedaemon.cli;

import java.util.concurrent.Callable;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.punch.DeviceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "test", description = "Reach a device, authenticate, look at its clock and counts.")
final class DeviceTestCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The device.")
  private DeviceId id = new DeviceId("unset");

  DeviceTestCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    DeviceSettings device = shell.device(id);
    // A terminal lets one program in: never beside the daemon's own session.
    TestReport report =
        shell.daemonRuns()
            ? shell.daemon().devices().test(id)
            : shell.services().peers().device(device, shell.settings().dataDir());
    return TestPrint.show(report, json.wanted(), shell.console());
  }
}
