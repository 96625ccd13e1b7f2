package org.edgedaemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeSet;
import org.edgedaemon.admin.ConflictView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Both sides of a conflict, and what became of the row.")
final class ConflictShowCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "As 'sync conflicts list' shows it.")
  private long id;

  ConflictShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    ConflictView conflict = shell.daemon().masterSync().conflict(id);
    if (json.wanted()) {
      shell.console().json(conflict);
    } else {
      print(shell.console(), conflict);
    }
  }

  static void print(Console console, ConflictView conflict) {
    new Fields()
        .with("row", conflict.table() + " " + conflict.key())
        .with("noted", console.local(conflict.noted()))
        .with("slave", conflict.slave())
        .with("stands", conflict.winner())
        .with("settled", console.local(conflict.settled()))
        .print(console);
    Table table = new Table("FIELD", "MASTER", "SLAVE", "RESULT", "BOTH CHANGED");
    TreeSet<String> names = new TreeSet<>(conflict.master().keySet());
    names.addAll(conflict.slaveRow().keySet());
    for (String name : names) {
      table.row(
          name,
          value(conflict.master(), name, conflict.masterDeleted()),
          value(conflict.slaveRow(), name, conflict.slaveDeleted()),
          value(conflict.result(), name, false),
          conflict.fields().contains(name) ? "yes" : "");
    }
    console.table(table);
  }

  private static @Nullable String value(Map<String, JsonNode> row, String name, boolean isDeleted) {
    JsonNode value = row.get(name);
    if (isDeleted) {
      return "(deleted)";
    }
    return value == null ? null : value.asText();
  }
}
