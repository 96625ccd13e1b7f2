package org.edgedaemon.app.replica;

import java.util.Comparator;
import java.util.List;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.app.operator.RunViews;
import org.edgedaemon.history.RunHistory;
import org.jspecify.annotations.Nullable;

/** The history of rounds, for an operator. */
record ReplicaRuns(RunHistory history) {
  private static final List<String> KINDS = List.of("master-sync", "slave-sync");

  /** With masters and of slaves, newest first. */
  List<RunView> latest(@Nullable String peer, int limit) {
    return KINDS.stream()
        .flatMap(kind -> RunViews.latest(history, kind, peer, limit).stream())
        .sorted(Comparator.comparing(RunView::endedAt).reversed())
        .limit(limit)
        .toList();
  }
}
