package org.edgedaemon.journal;

import java.util.List;
import org.edgedaemon.entry.SequencedEntry;

/**
 * What a journal held at one moment.
 *
 * @param entries in order
 * @param applied the sequence up to which the intake had been applied then; later entries may be
 *     among the entries, never fewer than this says
 */
public record JournalPage(List<SequencedEntry> entries, long applied) {
  public JournalPage {
    entries = List.copyOf(entries);
  }
}
