package org.edgedaemon.cli;

import picocli.CommandLine.Option;

/** How many are wanted at most. */
final class LimitOption {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most this many (default ${DEFAULT-VALUE}).")
  private int limit;

  /**
   * An option.
   *
   * @param usual where nothing is said
   */
  LimitOption(int usual) {
    this.limit = usual;
  }

  /** The number, refused when there are never so many. */
  int checked(int max) {
    return Limits.checked(limit, max);
  }
}
