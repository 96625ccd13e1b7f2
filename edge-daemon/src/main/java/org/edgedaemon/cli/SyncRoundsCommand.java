package org.edgedaemon.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.RunView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rounds",
    description = "Rounds with masters and slaves that came to something, newest first.")
final class SyncRoundsCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--peer", paramLabel = "ID", description = "Only with this master or slave.")
  private @Nullable String peer;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most this many (default ${DEFAULT-VALUE}).")
  private int limit;

  SyncRoundsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    int checked = Limits.checked(limit, MasterSyncOperations.MAX_ROUNDS);
    List<RunView> rounds = shell.daemon().masterSync().rounds(peer, checked);
    if (json.wanted()) {
      shell.console().json(rounds);
      return;
    }
    Table table =
        new Table(
            "STARTED",
            "PEER",
            "REASON",
            "TOOK",
            "TO SLAVE",
            "TO MASTER",
            "CONFLICTS",
            "LEFT",
            "ERROR");
    rounds.forEach(round -> add(table, round));
    shell.console().table(table);
  }

  private void add(Table table, RunView round) {
    double seconds = Duration.between(round.startedAt(), round.endedAt()).toMillis() / 1000.0;
    table.row(
        shell.console().local(round.startedAt()),
        round.device(),
        round.reason(),
        String.format(Locale.ROOT, "%.1f s", seconds),
        round.fetched(),
        round.processed(),
        round.details().getOrDefault("conflicts", "0"),
        round.failed(),
        round.error());
  }
}
