package org.edgedaemon.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.SyncStart;
import org.edgedaemon.admin.SyncView.DatasetEnd;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncView.Trouble;
import org.edgedaemon.admin.SyncWish;
import org.edgedaemon.cli.remote.RemoteCloudSync;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "cloud",
    description = {
      "Have the running daemon compare the office with the cloud and push what is missing.",
      "Ends with 0 when nothing went wrong, 69 when the cloud cannot be reached, 78 when it refuses"
          + " the API key, 1 for the rest, 75 when a run is under way already."
    })
final class SyncCloudCommand implements Callable<Integer> {
  private static final int SHOWN_ERRORS = 20;

  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--force", description = "Also when a run has ended a moment ago.")
  private boolean force;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Only this dataset; may be given several times.")
  private List<String> datasets = new ArrayList<>();

  @Option(names = "--dry-run", description = "Compare and say what is missing; push nothing.")
  private boolean dryRun;

  SyncCloudCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    RemoteCloudSync sync = shell.daemon().cloudSync();
    SyncStart start = sync.begin(new SyncWish(force, datasets, dryRun));
    String id = start.runId();
    if (id == null) {
      return skipped(start);
    }
    Ended end;
    try (SyncBoard board = new SyncBoard(shell.console())) {
      end = sync.watch(id, board::show);
      board.complete(end);
    }
    if (json.wanted()) {
      sync.summary(id, shell.console().raw());
      shell.console().raw().println();
    } else {
      print(end);
    }
    tell(end);
    return exitCode(end.trouble());
  }

  private int skipped(SyncStart start) {
    if (start.skipped() == null) {
      throw new OperationException(Reason.FAILED, "the daemon began no run and did not say why");
    }
    if (json.wanted()) {
      shell.console().json(start);
    } else {
      shell.console().line(start.skipped() + "; --force runs all the same");
    }
    return ExitCode.OK;
  }

  private void print(Ended end) {
    Table table = new Table("Data Type", dryRun ? "Records Missing" : "Records Synced");
    for (DatasetEnd dataset : end.datasets()) {
      if (datasets.isEmpty() || datasets.contains(dataset.name())) {
        table.row(dataset.name(), dataset.synced());
      }
    }
    table.row("Total", end.datasets().stream().mapToLong(DatasetEnd::synced).sum());
    shell.console().table(table);
    shell.console().line(end.verdict());
  }

  private void tell(Ended end) {
    List<String> errors = end.errors();
    errors.stream().limit(SHOWN_ERRORS).forEach(shell.console()::error);
    if (errors.size() > SHOWN_ERRORS) {
      shell
          .console()
          .error("and more: 'edge-daemon sync cloud --json' and the daemon's status list them");
    }
    String hint = hint(end.trouble());
    if (hint != null) {
      shell.console().error(hint);
    }
  }

  private static @Nullable String hint(@Nullable Trouble trouble) {
    if (trouble == null) {
      return null;
    }
    return switch (trouble) {
      case CANNOT_CONNECT ->
          "check cloud_sync.url, the network, the proxy and the firewall, then run it again";
      case AUTHENTICATION_FAILED ->
          "get a valid API key from the cloud and write it to the file that"
              + " cloud_sync.api_key_file names; then 'systemctl reload edge-daemon'";
      case FILE_UPLOAD_FAILED ->
          "look whether the files are there and not too large; the next run tries them again";
      case OTHER -> null;
    };
  }

  private static int exitCode(@Nullable Trouble trouble) {
    if (trouble == null) {
      return ExitCode.OK;
    }
    return switch (trouble) {
      case CANNOT_CONNECT -> ExitCode.PEER;
      case AUTHENTICATION_FAILED -> ExitCode.CONFIG;
      case FILE_UPLOAD_FAILED, OTHER -> ExitCode.ERROR;
    };
  }
}
