package org.edgedaemon.cli;

import java.util.List;
import java.util.function.BiFunction;
import org.edgedaemon.admin.MasterSyncOperations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Makes triggers in the office's database, or takes them away. */
@Command
final class SyncTriggersCommand implements Runnable {
  private final Shell shell;
  private final BiFunction<MasterSyncOperations, @Nullable String, List<String>> work;
  private final String done;

  @Option(
      names = "--master",
      paramLabel = "ID",
      description = "In the database that is kept the same as this master.")
  private @Nullable String master;

  private SyncTriggersCommand(
      Shell shell,
      BiFunction<MasterSyncOperations, @Nullable String, List<String>> work,
      String done) {
    this.shell = shell;
    this.work = work;
    this.done = done;
  }

  static CommandLine install(Shell shell) {
    return named(
        "install",
        new SyncTriggersCommand(
            shell,
            MasterSyncOperations::install,
            "made; write 'capture: triggers' beside the database in the etc file, then reload"),
        "Make triggers in the office's database that tell of every change, deletes included.",
        "Nothing else there is changed; 'sync uninstall' takes them away.");
  }

  static CommandLine uninstall(Shell shell) {
    return named(
        "uninstall",
        new SyncTriggersCommand(
            shell, MasterSyncOperations::uninstall, "gone; 'capture: updated_at' needs none"),
        "Take away the triggers that 'sync install' made.");
  }

  @Override
  public void run() {
    work.apply(shell.daemon().masterSync(), master).forEach(shell.console()::line);
    shell.console().line(done);
  }

  private static CommandLine named(
      String name, SyncTriggersCommand command, String... description) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command).name(name);
    spec.usageMessage().description(description);
    return new CommandLine(spec);
  }
}
