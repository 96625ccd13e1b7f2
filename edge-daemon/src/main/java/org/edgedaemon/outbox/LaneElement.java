package org.edgedaemon.outbox;

import java.util.List;
import org.edgedaemon.entry.SequencedEntry;

/** A batch of entries that is added to and removed from a lane as one. Never empty. */
public record LaneElement(List<SequencedEntry> entries) {
  public LaneElement {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a lane element holds at least one entry");
    }
  }
}
