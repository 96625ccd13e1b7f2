package org.edgedaemon.cli;

import java.util.List;
import java.util.Locale;
import org.edgedaemon.admin.LaneInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Every lane: what is owed, since when, what is in the way.")
final class OutboxListCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  OutboxListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    List<LaneInfo> lanes = lanes();
    if (json.wanted()) {
      shell.console().json(lanes);
      return;
    }
    Table table =
        new Table(
            "DESTINATION",
            "STATE",
            "OWED",
            "IN LANE",
            "SIZE",
            "OLDEST",
            "SETTLED TO",
            "DEAD",
            "NEXT ATTEMPT",
            "ERROR");
    lanes.forEach(lane -> add(table, lane));
    shell.console().table(table);
  }

  private List<LaneInfo> lanes() {
    try (OpenStores stores = shell.stores()) {
      return stores.outbox().list();
    }
  }

  private void add(Table table, LaneInfo lane) {
    table.row(
        lane.destination(),
        lane.state().name().toLowerCase(Locale.ROOT),
        lane.backlog(),
        lane.laneEntries(),
        Sizes.of(lane.laneBytes()),
        shell.console().local(lane.oldestOwed()),
        lane.watermark(),
        lane.deadLetters(),
        shell.console().local(lane.nextAttempt()),
        lane.lastError());
  }
}
