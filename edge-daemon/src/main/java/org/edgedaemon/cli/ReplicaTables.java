package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.SlaveView;

/** Masters and slaves as tables. */
record ReplicaTables(Console console) {
  void print(List<MasterView> masters, List<SlaveView> slaves) {
    if (!masters.isEmpty()) {
      Table table =
          new Table("MASTER", "STATUS", "LAST SYNCED", "PENDING", "RETRIES", "AT ONCE", "ERROR");
      masters.forEach(
          one ->
              table.row(
                  one.id(),
                  one.status(),
                  console.local(one.lastSyncedAt()),
                  one.pendingRecords(),
                  one.retryCount(),
                  yesOrNo(one.listening()),
                  one.lastError()));
      console.table(table);
    }
    if (!slaves.isEmpty()) {
      Table table =
          new Table(
              "SLAVE", "LAST CALL", "LAST SYNCED", "CHANGES", "CONFLICTS", "AT ONCE", "ERROR");
      slaves.forEach(
          one ->
              table.row(
                  one.id(),
                  console.local(one.lastContact()),
                  console.local(one.lastSync()),
                  one.taken(),
                  one.conflicts(),
                  yesOrNo(one.listening()),
                  one.lastError()));
      console.table(table);
    }
  }

  private static String yesOrNo(boolean is) {
    return is ? "yes" : "no";
  }
}
