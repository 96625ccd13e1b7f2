package org.edgedaemon.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of cloud sync that an operator wants.
 *
 * @param force also when another ended a moment ago
 * @param datasets only these; empty (or left out) for all
 * @param dryRun compare and say what is missing, push nothing
 */
public record SyncWish(boolean force, @Nullable List<String> datasets, boolean dryRun) {
  public SyncWish {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
  }

  /** The datasets, never null. */
  public List<String> names() {
    return datasets == null ? List.of() : datasets;
  }
}
