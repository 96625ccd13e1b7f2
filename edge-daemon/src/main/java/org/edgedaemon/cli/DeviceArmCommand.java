package org.edgedaemon.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.edgedaemon.admin.ArmOutcome;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "arm",
    description = {
      "Have the running daemon tell a terminal to push its events to it.",
      "Writes one entry of the terminal's list of HTTP listeners and nothing else."
    })
final class DeviceArmCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--yes", description = "Write without asking.")
  private boolean agreed;

  @Parameters(paramLabel = "ID", description = "The device.")
  private DeviceId id = new DeviceId("unset");

  DeviceArmCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    String plan = plan(shell.device(id));
    if (!agreed && !agrees(plan)) {
      shell.console().note("nothing was written");
      return ExitCode.ERROR;
    }
    ArmOutcome outcome = shell.daemon().devices().arm(id);
    if (json.wanted()) {
      shell.console().json(outcome);
    } else {
      print(outcome);
    }
    return outcome.armed() ? ExitCode.OK : ExitCode.ERROR;
  }

  private String plan(DeviceSettings device) {
    String target = device.pushesTo();
    if (target == null) {
      throw new OperationException(
          Reason.INVALID,
          "device '" + id + "' has no webhook in " + shell.etcFile() + ", so it cannot be armed");
    }
    return "this writes one entry of the list of HTTP listeners (httpHosts) of the terminal at "
        + device.address()
        + ": push events to "
        + target
        + ", at the secret path of the etc file; entries of others and all else stay as they are";
  }

  private boolean agrees(String plan) {
    shell.console().note(plan);
    @Nullable String answer = shell.services().prompt().ask("write it? [y/N]");
    if (answer == null) {
      throw new OperationException(
          Reason.INVALID, "nobody is there to be asked: say --yes to write it");
    }
    String word = answer.strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }

  private void print(ArmOutcome outcome) {
    Console console = shell.console();
    console.line(
        outcome.device() + ": " + (outcome.armed() ? "armed, " : "not armed, ") + outcome.text());
    if (!outcome.kept().isBlank()) {
      console.line("the terminal keeps:");
      outcome.kept().lines().forEach(line -> console.line("  " + line));
    }
  }
}
