package org.edgedaemon.cli;

import org.edgedaemon.admin.AttendanceQueries;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a list, and in which form. */
final class ListOptions {
  private static final int PAGE = 100;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(names = "--csv", description = "Print all of it as comma-separated values.")
  private boolean csv;

  @Option(names = "--after", paramLabel = "PLACE", description = "Go on where a page ended.")
  private @Nullable String after;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + PAGE,
      description = "At most this many (default ${DEFAULT-VALUE}); of CSV, in one call.")
  private int limit = PAGE;

  boolean json() {
    return json && !csv;
  }

  boolean csv() {
    return csv;
  }

  @Nullable String after() {
    return after;
  }

  int limit() {
    return Limits.checked(limit, AttendanceQueries.MAX_LIMIT);
  }
}
