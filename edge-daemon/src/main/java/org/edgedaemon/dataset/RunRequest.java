package org.edgedaemon.dataset;

import java.util.Set;

/**
 * What a run is to do.
 *
 * @param reason why it was started, as {@code schedule}, {@code command} or {@code api}
 * @param force also when another ended a moment ago
 * @param only these datasets; empty for all
 * @param dryRun compare and say what is missing, push nothing
 */
public record RunRequest(String reason, boolean force, Set<DatasetName> only, boolean dryRun) {
  public RunRequest {
    only = Set.copyOf(only);
  }
}
