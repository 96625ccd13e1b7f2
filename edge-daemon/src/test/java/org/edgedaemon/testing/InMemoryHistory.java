package org.edgedaemon.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;

/** A history in a list. */
public final class InMemoryHistory implements RunHistory {
  private final List<Run> runs = new ArrayList<>();

  @Override
  public synchronized void record(Run run) {
    runs.add(run);
  }

  @Override
  public synchronized List<Run> recent(String kind, String subject, int limit) {
    List<Run> found = new ArrayList<>(runs);
    Collections.reverse(found);
    return found.stream()
        .filter(run -> run.kind().equals(kind))
        .filter(run -> subject == null || run.subject().equals(subject))
        .limit(limit)
        .toList();
  }

  /** All of them, oldest first. */
  public synchronized List<Run> all() {
    return List.copyOf(runs);
  }
}
