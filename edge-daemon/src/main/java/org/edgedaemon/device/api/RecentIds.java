package org.edgedaemon.device.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/**
 * What was made durable lately, by what it is known by: a call that is repeated because its answer
 * was lost costs no writing. Bounded; what has been forgotten is written again, and recognised by
 * the journal. Any thread.
 */
final class RecentIds {
  private final Map<EventId, EventId> contents;

  RecentIds(int most) {
    contents =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<EventId, EventId> eldest) {
            return size() > most;
          }
        };
  }

  /** The hash of the content that is durable under this id; null when that is not known. */
  synchronized @Nullable EventId content(EventId id) {
    return contents.get(id);
  }

  synchronized void durable(EventId id, EventId content) {
    contents.remove(id);
    contents.put(id, content);
  }

  synchronized void forget(EventId id) {
    contents.remove(id);
  }
}
