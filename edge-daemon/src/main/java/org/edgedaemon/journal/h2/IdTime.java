package org.edgedaemon.journal.h2;

import org.edgedaemon.entry.Entry;

/**
 * The time that stands first in the unique index: it puts new rows at the index's end. Entries that
 * come in masses have their device time there, which their id includes, but for a mark's: the same
 * one with another time is told by a {@link Projection}. The id of the rarer kinds promises nothing
 * about a time, so theirs is 0.
 */
final class IdTime {
  private IdTime() {}

  static long of(Entry entry) {
    return switch (entry.kind()) {
      case PUNCH, RECOGNITION, MARK, STUDENT -> EntryColumns.deviceSeconds(entry.deviceTime());
      default -> 0;
    };
  }
}
