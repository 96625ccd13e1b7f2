package org.edgedaemon.dataset.journal;

import java.time.ZoneId;
import java.util.Set;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalReader;

/**
 * Datasets from the journal. All their failures are {@link
 * org.edgedaemon.dataset.SourceException}s.
 *
 * <pre>
 * punches        id = event_id; the punch as every destination gets it, without seq
 * recognitions   id = event_id; the recognition likewise: user_id, outcome, score ...
 * people         id = user_id; user_id, user_name (the newest that is known, or null)
 * records        id = id; as the caller put it in, the newest version
 * </pre>
 *
 * Where the dataset's id has another name, that member is added. A window counts by device time
 * (people: of their last event), of records by the time at which they were put in.
 */
public final class JournalSources {
  private static final Set<EntryKind> EVENTS = Set.of(EntryKind.PUNCH, EntryKind.RECOGNITION);

  private final Journal journal;
  private final JournalReader reader;
  private final ZoneId zone;

  /**
   * @param zone in which device times are compared with a window; terminals in other zones are some
   *     hours off at its edge, where the cloud at worst is offered what it has
   */
  public JournalSources(Journal journal, JournalReader reader, ZoneId zone) {
    this.journal = journal;
    this.reader = reader;
    this.zone = zone;
  }

  public RecordSource punches(String idField) {
    return new EventSource(JournalPages.matching(reader, Set.of(EntryKind.PUNCH), zone), idField);
  }

  public RecordSource recognitions(String idField) {
    return new EventSource(
        JournalPages.rare(journal, Set.of(EntryKind.RECOGNITION), zone), idField);
  }

  public RecordSource people(String idField) {
    return new PeopleSource(JournalPages.matching(reader, EVENTS, zone), idField);
  }

  /**
   * What was put in through the local API.
   *
   * @param dataset as callers name it
   */
  public RecordSource records(DatasetName dataset, String idField) {
    return new PutInSource(journal, dataset, idField);
  }
}
