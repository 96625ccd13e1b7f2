package org.edgedaemon.journal;

import java.time.LocalDateTime;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to look at.
 *
 * @param afterSequence only entries above it
 * @param device null for all
 * @param from only entries with a device time at or after it
 * @param to only entries with a device time before it
 * @param limit at most this many, 1..10,000
 */
public record JournalQuery(
    long afterSequence,
    Set<EntryKind> kinds,
    @Nullable DeviceId device,
    @Nullable LocalDateTime from,
    @Nullable LocalDateTime to,
    int limit) {
  public JournalQuery {
    kinds = Set.copyOf(kinds);
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed are 1..10000");
    }
  }
}
