package org.edgedaemon.intake;

import java.util.List;
import org.edgedaemon.entry.SequencedEntry;

/** The write-ahead log's door for whoever applies it to the journal. Methods block. */
public interface IntakeLog {
  /** The last sequence given and durable; 0 when there never was one. */
  long lastSequence();

  /** The sequence of the oldest entry still kept, or {@code lastSequence() + 1} when none is. */
  long firstSequence();

  /**
   * The oldest entries above {@code sequence}, in order; empty when there is none. Whole group
   * commits: may exceed {@code limit} by one.
   */
  List<SequencedEntry> entriesAfter(long sequence, int limit);

  /** As {@link #entriesAfter}, but waits up to {@code timeoutMillis} for the first one. */
  List<SequencedEntry> awaitEntriesAfter(long sequence, int limit, long timeoutMillis)
      throws InterruptedException;

  /**
   * Forgets what a verified backup of the journal covers: every whole group commit up to {@code
   * sequence}.
   */
  void dropThrough(long sequence);

  /** Bytes now on disk. */
  long bytes();
}
