package org.edgedaemon.cli;

import picocli.CommandLine.Option;

/** The choice of JSON. */
final class JsonOption {
  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}
