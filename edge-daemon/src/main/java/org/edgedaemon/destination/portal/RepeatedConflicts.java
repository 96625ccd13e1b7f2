package org.edgedaemon.destination.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.EventId;

/**
 * How often a conflict that is no duplicate came for the same entry. One that never ends must not
 * hold up the others; a process that starts anew counts anew.
 */
final class RepeatedConflicts {
  /** Conflicts after which the entry itself is to blame. */
  static final int MOST = 5;

  private static final int REMEMBERED = 1_000;

  private final Map<EventId, Integer> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<EventId, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Counts one more; false when it is enough, and then counts from the beginning. */
  synchronized boolean hasPatience(List<SequencedEntry> entries) {
    boolean enough = false;
    for (SequencedEntry entry : entries) {
      enough |= counts.merge(entry.entry().eventId(), 1, Integer::sum) >= MOST;
    }
    if (enough) {
      forget(entries);
    }
    return !enough;
  }

  synchronized void forget(List<SequencedEntry> entries) {
    entries.forEach(entry -> counts.remove(entry.entry().eventId()));
  }
}
