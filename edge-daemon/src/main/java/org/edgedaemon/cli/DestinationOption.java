package org.edgedaemon.cli;

import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Narrows to one destination. */
final class DestinationOption {
  @Option(
      names = "--destination",
      paramLabel = "D",
      description = "Only letters of this destination.")
  private @Nullable DestinationId id;

  @Nullable DestinationId id() {
    return id;
  }
}
