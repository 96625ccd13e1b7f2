package org.edgedaemon.cli;

import java.util.List;
import java.util.Locale;
import org.edgedaemon.admin.DestinationInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Every destination and how it is.")
final class DestinationListCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  DestinationListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    List<DestinationInfo> destinations = shell.daemon().destinations().list();
    if (json.wanted()) {
      shell.console().json(destinations);
      return;
    }
    Table table =
        new Table(
            "ID", "KIND", "ADDRESS", "ACCEPTS", "STATE", "DELIVERED", "LAST DELIVERY", "ERROR");
    destinations.forEach(destination -> add(table, destination));
    shell.console().table(table);
  }

  private void add(Table table, DestinationInfo destination) {
    table.row(
        destination.id(),
        destination.kind(),
        destination.address(),
        String.join(",", destination.accepts()),
        destination.enabled() ? destination.state().name().toLowerCase(Locale.ROOT) : "disabled",
        destination.delivered(),
        shell.console().local(destination.lastDelivery()),
        destination.lastError());
  }
}
