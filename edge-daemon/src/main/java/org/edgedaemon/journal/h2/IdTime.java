package org.edgedaemon.journal.h2;

import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;

/**
 * The time that stands first in the unique index. Punches and recognitions come by the million, and
 * their id includes their device time: it puts new ones at the index's end. The id of the rarer
 * kinds promises nothing about a time, so theirs is 0.
 */
final class IdTime {
  private IdTime() {}

  static long of(Entry entry) {
    return entry.kind() == EntryKind.PUNCH || entry.kind() == EntryKind.RECOGNITION
        ? EntryColumns.deviceSeconds(entry.deviceTime())
        : 0;
  }
}
