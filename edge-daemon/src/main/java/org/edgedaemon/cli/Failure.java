package org.edgedaemon.cli;

import org.edgedaemon.admin.OperationException;

/** What a command says when it failed: one line, and its exit code. */
final class Failure {
  private Failure() {}

  /**
   * @param command by its whole name, as {@code edge-daemon journal query}
   */
  static int tell(Exception e, String command, Console console) {
    if (e instanceof OperationException known) {
      console.error(command + ": " + known.getMessage());
      return ExitCode.of(known.reason());
    }
    console.error(command + ": failed unexpectedly (" + e + "): run it with --debug and report it");
    return ExitCode.ERROR;
  }
}
