package org.edgedaemon.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.edgedaemon.admin.CloudSyncOperations;
import org.edgedaemon.admin.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "runs", description = "What the latest runs of cloud sync came to, newest first.")
final class SyncRunsCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most this many (default ${DEFAULT-VALUE}).")
  private int limit;

  SyncRunsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int checked = Limits.checked(limit, CloudSyncOperations.MAX_RUNS);
    List<RunView> runs = shell.daemon().cloudSync().runs(checked);
    if (json.wanted()) {
      shell.console().json(runs);
      return;
    }
    Table table =
        new Table("STARTED", "RUN", "REASON", "TOOK", "IN OFFICE", "STORED", "FAILED", "ERROR");
    runs.forEach(run -> add(table, run));
    shell.console().table(table);
  }

  private void add(Table table, RunView run) {
    double seconds = Duration.between(run.startedAt(), run.endedAt()).toMillis() / 1000.0;
    table.row(
        shell.console().local(run.startedAt()),
        run.details().getOrDefault("id", "-"),
        run.reason() + (run.details().containsKey("dry-run") ? ", dry run" : ""),
        String.format(Locale.ROOT, "%.1f s", seconds),
        run.fetched(),
        run.processed(),
        run.failed(),
        run.error());
  }
}
