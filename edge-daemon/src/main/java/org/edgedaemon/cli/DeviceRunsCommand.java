package org.edgedaemon.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "runs", description = "What the latest catch-up reads came to, the newest first.")
final class DeviceRunsCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The device; all when left out.")
  private @Nullable DeviceId id;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most this many (default ${DEFAULT-VALUE}).")
  private int limit;

  DeviceRunsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int checked = Limits.checked(limit, DeviceOperations.MAX_RUNS);
    List<RunView> runs = shell.daemon().devices().runs(id, checked);
    if (json.wanted()) {
      shell.console().json(runs);
      return;
    }
    Table table =
        new Table("STARTED", "DEVICE", "REASON", "TOOK", "FETCHED", "PROCESSED", "FAILED", "ERROR");
    runs.forEach(run -> add(table, run));
    shell.console().table(table);
  }

  private void add(Table table, RunView run) {
    table.row(
        shell.console().local(run.startedAt()),
        run.device(),
        run.reason(),
        seconds(Duration.between(run.startedAt(), run.endedAt())),
        run.fetched(),
        run.processed(),
        run.failed(),
        run.error());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
