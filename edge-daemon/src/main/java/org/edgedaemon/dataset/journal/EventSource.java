package org.edgedaemon.dataset.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.edgedaemon.dataset.IdSink;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.entry.SequencedEntry;

/**
 * Events, which never change. Records are looked for from where the last ones were found, all
 * around once: whoever asks in the order in which the ids came reads the journal once more.
 */
final class EventSource implements RecordSource {
  private final JournalPages pages;
  private final String idField;
  private long position;

  EventSource(JournalPages pages, String idField) {
    this.pages = pages;
    this.idField = idField;
  }

  @Override
  public void ids(Window window, IdSink sink) {
    position = 0;
    pages.each(
        0,
        window,
        entry -> {
          sink.accept(id(entry), null);
          return true;
        });
  }

  @Override
  public List<LocalRecord> records(Window window, List<RecordId> ids) {
    Set<RecordId> wanted = new HashSet<>(ids);
    List<LocalRecord> found = new ArrayList<>(wanted.size());
    if (wanted.isEmpty()) {
      return found;
    }
    long start = position;
    position = pages.each(start, window, entry -> take(entry, wanted, found));
    if (!wanted.isEmpty() && start > 0) {
      position =
          pages.each(0, window, entry -> entry.sequence() <= start && take(entry, wanted, found));
    }
    return found;
  }

  @Override
  public void close() {
    // The journal is its owner's.
  }

  /** Whether more are wanted. */
  private boolean take(SequencedEntry entry, Set<RecordId> wanted, List<LocalRecord> found) {
    RecordId id = id(entry);
    if (wanted.remove(id)) {
      ObjectNode body = Bodies.of(entry);
      if (!body.has(idField)) {
        body.put(idField, id.text());
      }
      found.add(new LocalRecord(id, body, null));
    }
    return !wanted.isEmpty();
  }

  private static RecordId id(SequencedEntry entry) {
    return new RecordId(entry.entry().eventId().value());
  }
}
