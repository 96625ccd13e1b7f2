package org.edgedaemon.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.edgedaemon.admin.LaneCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", description = "Walk every lane's file and check it.")
final class OutboxCheckCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  OutboxCheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<LaneCheck> checks = checks();
    if (json.wanted()) {
      shell.console().json(checks);
    } else {
      Table table = new Table("DESTINATION", "RESULT", "ENTRIES", "FINDING");
      checks.forEach(
          check ->
              table.row(
                  check.destination(),
                  check.sound() ? "sound" : "damaged",
                  check.entries(),
                  check.text()));
      shell.console().table(table);
    }
    return checks.stream().allMatch(LaneCheck::sound) ? ExitCode.OK : ExitCode.STORE;
  }

  private List<LaneCheck> checks() {
    try (OpenStores stores = shell.stores()) {
      return stores.outbox().check();
    }
  }
}
