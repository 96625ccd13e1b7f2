package org.edgedaemon.dataset.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.IdSink;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/**
 * What callers put in. Of the versions of a record the one with the highest sequence counts, so the
 * journal is read twice: which that is, and then these.
 */
final class PutInSource implements RecordSource {
  private static final Set<EntryKind> KIND = Set.of(EntryKind.DATASET_RECORD);

  private final Journal journal;
  private final JournalPages pages;
  private final DatasetName dataset;
  private final String idField;
  private @Nullable NewestVersions newest;
  private @Nullable Window known;

  PutInSource(Journal journal, DatasetName dataset, String idField) {
    this.journal = journal;
    // Their device time is that of their arrival, in UTC.
    this.pages = JournalPages.rare(journal, KIND, ZoneOffset.UTC);
    this.dataset = dataset;
    this.idField = idField;
  }

  @Override
  public void ids(Window window, IdSink sink) {
    NewestVersions versions = look(window);
    each(
        window,
        (record, sequence) -> {
          if (versions.of(record.id()) == sequence) {
            sink.accept(record.id(), record.version());
          }
        });
  }

  @Override
  public List<LocalRecord> records(Window window, List<RecordId> ids) {
    NewestVersions versions = newest;
    if (versions == null || !window.equals(known)) {
      versions = look(window);
    }
    List<LocalRecord> found = new ArrayList<>(ids.size());
    for (RecordId id : new LinkedHashSet<>(ids)) {
      long sequence = versions.of(id);
      LocalRecord record = sequence == 0 ? null : at(sequence);
      if (record != null) {
        found.add(record);
      }
    }
    return found;
  }

  @Override
  public void close() {
    newest = null;
  }

  private NewestVersions look(Window window) {
    NewestVersions versions = new NewestVersions();
    each(window, (record, sequence) -> versions.put(record.id(), sequence));
    newest = versions;
    known = window;
    return versions;
  }

  private void each(Window window, ObjLongConsumer<LocalRecord> taker) {
    pages.each(
        0,
        window,
        entry -> {
          LocalRecord record = record(entry);
          if (record != null) {
            taker.accept(record, entry.sequence());
          }
          return true;
        });
  }

  /** Null when retention took it meanwhile. */
  private @Nullable LocalRecord at(long sequence) {
    try {
      List<SequencedEntry> entries = journal.entriesAfter(sequence - 1, KIND, 1);
      return entries.isEmpty() || entries.get(0).sequence() != sequence
          ? null
          : record(entries.get(0));
    } catch (JournalException e) {
      throw JournalPages.unreadable(e);
    }
  }

  /** Null for one of another dataset. */
  private @Nullable LocalRecord record(SequencedEntry entry) {
    ObjectNode body = Bodies.of(entry);
    if (!body.path("dataset").asText().equals(dataset.value())) {
      return null;
    }
    String id = body.path("id").asText();
    JsonNode record = body.path("record");
    if (!(record instanceof ObjectNode object) || id.isBlank()) {
      throw new SourceException("entry " + entry.sequence() + " of the journal is no record");
    }
    String version = EventId.ofNaturalKey(record.toString()).value();
    if (!object.has(idField)) {
      object.put(idField, id);
    }
    return new LocalRecord(new RecordId(id), object, version);
  }
}
