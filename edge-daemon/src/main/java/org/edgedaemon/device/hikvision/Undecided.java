package org.edgedaemon.device.hikvision;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events that only the search can tell the truth of, and whether it has had its chance: a read that
 * began after the event was first seen has ended well. Bounded; whoever is forgotten waits for one
 * more read. Confined to the terminal's event loop.
 */
final class Undecided {
  private static final int MAX = 256;

  private final Map<String, Long> decidedBy =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX;
        }
      };
  private long started;
  private long completed;

  /** A read begins. Returns its number, for {@link #completed}. */
  long started() {
    return ++started;
  }

  void completed(long number) {
    completed = Math.max(completed, number);
  }

  /** Whether the search has decided; remembers an event that is new here. */
  boolean isDecided(String event) {
    long by = decidedBy.computeIfAbsent(event, first -> started + 1);
    if (completed < by) {
      return false;
    }
    decidedBy.remove(event);
    return true;
  }
}
