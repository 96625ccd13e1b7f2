package org.edgedaemon.simulator.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code simulator zk}, {@code hikvision}, {@code cloud}, {@code sync-cloud} or {@code reader};
 * ends with Ctrl-C.
 */
@Command(
    name = "simulator",
    description =
        "Plays ZK and Hikvision terminals, clouds on loopback, and readers on serial lines.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TerminalCommand.class,
      HikvisionCommand.class,
      CloudCommand.class,
      SyncCloudCommand.class,
      ReaderCommand.class
    })
public final class SimulatorMain {
  private SimulatorMain() {}

  /** Runs a command and exits with its code: 0 ended in good order, 1 error, 2 usage. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SimulatorMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }
}
