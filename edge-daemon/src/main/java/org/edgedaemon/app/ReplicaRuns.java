package org.edgedaemon.app;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.history.HistoryException;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.jspecify.annotations.Nullable;

/** The history of rounds, for an operator. */
record ReplicaRuns(RunHistory history) {
  private static final List<String> KINDS = List.of("master-sync", "slave-sync");

  /** With masters and of slaves, newest first. */
  List<RunView> latest(@Nullable String peer, int limit) {
    try {
      return KINDS.stream()
          .flatMap(kind -> of(kind, peer, limit))
          .sorted(Comparator.comparing(Run::ended).reversed())
          .limit(limit)
          .map(SyncViews::run)
          .toList();
    } catch (HistoryException e) {
      throw new OperationException(Reason.STORE, String.valueOf(e.getMessage()), e);
    }
  }

  private Stream<Run> of(String kind, @Nullable String peer, int limit) {
    return history.recent(kind, peer, limit).stream();
  }
}
