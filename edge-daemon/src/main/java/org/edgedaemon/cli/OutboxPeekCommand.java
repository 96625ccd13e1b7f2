package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.OutboxQueries;
import org.edgedaemon.destination.DestinationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "peek", description = "The oldest entries still owed to a destination.")
final class OutboxPeekCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "DESTINATION", description = "Whose lane.")
  private DestinationId destination = new DestinationId("unset");

  @Mixin private LimitOption limit = new LimitOption(20);

  OutboxPeekCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    List<EntryView> entries = peek(limit.checked(OutboxQueries.MAX_PEEK));
    if (json.wanted()) {
      shell.console().json(entries);
    } else {
      EntryTable.print(entries, shell.console());
    }
  }

  private List<EntryView> peek(int checked) {
    try (OpenStores stores = shell.stores()) {
      return stores.outbox().peek(destination, checked);
    }
  }
}
