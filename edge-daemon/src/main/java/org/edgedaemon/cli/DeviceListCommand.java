package org.edgedaemon.cli;

import java.util.List;
import java.util.Locale;
import org.edgedaemon.admin.DeviceInfo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Every device and how it is.")
final class DeviceListCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  DeviceListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    List<DeviceInfo> devices = shell.daemon().devices().list();
    if (json.wanted()) {
      shell.console().json(devices);
      return;
    }
    Table table =
        new Table(
            "ID",
            "KIND",
            "ADDRESS",
            "STATE",
            "SERIAL",
            "LAST CONTACT",
            "LAST RECORD",
            "CLOCK",
            "ERROR");
    devices.forEach(device -> add(table, device));
    shell.console().table(table);
  }

  private void add(Table table, DeviceInfo device) {
    Console console = shell.console();
    table.row(
        device.id(),
        device.kind(),
        device.address(),
        device.enabled() ? device.state().name().toLowerCase(Locale.ROOT) : "disabled",
        device.serial(),
        console.local(device.lastContact()),
        console.local(device.lastRecord()),
        offset(device.clockOffsetSeconds()),
        device.lastError());
  }

  private static String offset(@Nullable Double seconds) {
    return seconds == null ? "-" : String.format(Locale.ROOT, "%+.1f s", seconds);
  }
}
