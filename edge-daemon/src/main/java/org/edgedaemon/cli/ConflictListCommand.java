package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.ConflictView;
import org.edgedaemon.admin.MasterSyncOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "The newest conflicts that nobody has settled by hand.")
final class ConflictListCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--all", description = "Those that were settled too.")
  private boolean all;

  @Mixin private LimitOption limit = new LimitOption(50);

  ConflictListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int checked = limit.checked(MasterSyncOperations.MAX_CONFLICTS);
    List<ConflictView> conflicts =
        shell.daemon().masterSync().conflicts(all, Long.MAX_VALUE, checked);
    if (json.wanted()) {
      shell.console().json(conflicts);
      return;
    }
    Table table = new Table("ID", "WHEN", "TABLE", "KEY", "SLAVE", "FIELDS", "STANDS", "SETTLED");
    conflicts.forEach(
        one ->
            table.row(
                one.id(),
                shell.console().local(one.noted()),
                one.table(),
                one.key(),
                one.slave(),
                String.join(",", one.fields()),
                one.winner(),
                shell.console().local(one.settled())));
    shell.console().table(table);
  }
}
