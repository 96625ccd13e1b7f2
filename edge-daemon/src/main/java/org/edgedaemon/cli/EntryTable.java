package org.edgedaemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.edgedaemon.admin.EntryView;

/** Entries as a table; the columns of the person are empty for what is not a punch. */
final class EntryTable {
  private EntryTable() {}

  static void print(List<EntryView> entries, Console console) {
    Table table =
        new Table(
            "SEQUENCE", "KIND", "DEVICE", "DEVICE TIME", "RECEIVED", "USER", "DIRECTION", "VERIFY");
    for (EntryView entry : entries) {
      JsonNode body = Bodies.parse(entry);
      table.row(
          entry.sequence(),
          entry.kind(),
          entry.device(),
          console.wall(entry.deviceTime()),
          console.local(entry.receivedAt()),
          Bodies.text(body, "user_id"),
          Bodies.text(body, "direction"),
          Bodies.text(body, "verify_mode"));
    }
    console.table(table);
  }
}
