package org.edgedaemon.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One line per failure, and its exit code. A stack trace only when asked for. */
final class Errors {
  private final RootCommand root;
  private final Console console;

  Errors(RootCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  int misused(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.error(command + ": " + e.getMessage() + " (see " + command + " --help)");
    return ExitCode.USAGE;
  }

  int failed(Exception e, CommandLine line, ParseResult parsed) {
    String command = line.getCommandSpec().qualifiedName();
    if (root.debug()) {
      console.trace(e);
    }
    return Failure.tell(e, command, console);
  }
}
