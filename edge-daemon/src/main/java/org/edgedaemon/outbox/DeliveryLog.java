package org.edgedaemon.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/**
 * What came of deliveries, per entry and destination, for people to look at. Nothing depends on it:
 * a crash may lose the newest notes, and what is not tried yet has no record. Queries block; their
 * failures are {@link OutboxException}s.
 */
public interface DeliveryLog {
  /** Notes tries. Never waits and never fails; what finds no room is counted and left out. */
  void record(List<DeliveryNote> notes);

  /** The records of entries, by destination; an entry without records is left out. */
  Map<EventId, List<DeliveryRecord>> of(Collection<EventId> entries);

  /**
   * The records of the first {@code limit} entries above a sequence that are in one of these
   * states, in order; entries are not split.
   *
   * @param destination null for all
   */
  List<DeliveryRecord> find(
      Set<DeliveryState> states,
      @Nullable DestinationId destination,
      long afterSequence,
      int limit);

  /** Of every destination that has records. Any thread; does not wait. */
  Map<DestinationId, DeliveryCounts> counts();

  /** How many notes were left out since the start. */
  long missed();
}
