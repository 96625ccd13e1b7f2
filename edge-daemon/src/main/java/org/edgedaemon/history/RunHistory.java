package org.edgedaemon.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the newest runs of each kind and subject. */
public interface RunHistory {
  /**
   * Keeps a run, soon. Neither blocks nor fails, on any thread: a run that cannot be kept is
   * missing from the history, and nothing else suffers.
   */
  void record(Run run);

  /**
   * The newest runs of a kind, newest first. Blocks.
   *
   * @param subject null for all
   * @param limit at most this many, 1..1,000
   * @throws HistoryException when it cannot be read now
   */
  List<Run> recent(String kind, @Nullable String subject, int limit);
}
