package org.edgedaemon.journal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;

/** Reading for people: queries, counts. */
public interface JournalReader {
  /** Matching entries by sequence. Page on with the last one's sequence. */
  List<SequencedEntry> find(JournalQuery query);

  /** How many entries of each kind there are. */
  Map<EntryKind, Long> counts();

  /**
   * How many entries above {@code sequence} there are of these kinds: a lane's backlog that is
   * still in the journal.
   */
  long countAfter(long sequence, Set<EntryKind> kinds);
}
