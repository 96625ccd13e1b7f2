package org.edgedaemon.outbox.h2;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.DeliveryNote;
import org.edgedaemon.outbox.DeliveryRecord;
import org.edgedaemon.punch.EventId;

/**
 * Notes on their way to the database, oldest first; those of one entry and destination are one.
 * Bounded. Not thread-safe.
 */
final class WaitingNotes {
  private final int most;
  private final Map<Key, DeliveryRecord> records = new LinkedHashMap<>();
  private long missed;

  private record Key(DestinationId destination, EventId eventId) {}

  WaitingNotes(int most) {
    this.most = most;
  }

  void add(DeliveryNote note) {
    Key key = new Key(note.destination(), note.eventId());
    if (records.size() >= most && !records.containsKey(key)) {
      missed++;
      return;
    }
    records.merge(key, new DeliveryRecord(note, 1, note.at()), DeliveryRecord::then);
  }

  /** The oldest ones, which then are gone from here. */
  List<DeliveryRecord> take(int limit) {
    List<DeliveryRecord> taken = new ArrayList<>(Math.min(limit, records.size()));
    Iterator<DeliveryRecord> all = records.values().iterator();
    while (taken.size() < limit && all.hasNext()) {
      taken.add(all.next());
      all.remove();
    }
    return taken;
  }

  /** Back again, since they could not be written. */
  void putBack(List<DeliveryRecord> taken) {
    for (DeliveryRecord older : taken) {
      Key key = new Key(older.last().destination(), older.last().eventId());
      records.merge(key, older, (newer, same) -> older.then(newer));
    }
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  boolean hasAtLeast(int count) {
    return records.size() >= count;
  }

  long missed() {
    return missed;
  }
}
