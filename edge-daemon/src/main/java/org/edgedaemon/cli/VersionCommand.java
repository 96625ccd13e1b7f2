package org.edgedaemon.cli;

import picocli.CommandLine.Command;

@Command(name = "version", description = "Show the version.")
final class VersionCommand implements Runnable {
  private final Shell shell;

  VersionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    shell.console().line("edge-daemon " + shell.services().version());
  }
}
