package org.edgedaemon.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;

/**
 * The queryable truth. One thread applies; any thread reads. Failures are {@link
 * JournalException}s.
 */
public interface Journal {
  /** The sequence up to which the intake has been applied; 0 when nothing was. */
  long appliedSequence();

  /**
   * As {@link #appliedSequence}, for the one who applies: from now on {@link #apply} fails when the
   * journal has stepped back behind it, until this is asked again. Whoever applies on blindly would
   * leave out what lies between.
   */
  long resume();

  /**
   * Applies a batch (at most some 1,000) in one transaction, the applied sequence with it. Entries
   * at or below {@link #appliedSequence} are ignored, known ids counted as duplicates, the newest
   * read cursor of a device kept.
   */
  ApplyResult apply(List<SequencedEntry> batch);

  /**
   * Entries above {@code sequence} of these kinds, and how far the journal was when it was read.
   * Whoever concludes from few entries that there are no more must take this {@code applied}: what
   * {@link #appliedSequence} said before may be of a journal that has stepped back since.
   */
  JournalPage pageAfter(long sequence, Set<EntryKind> kinds, int limit);

  /** Entries above {@code sequence} of these kinds, in order. */
  default List<SequencedEntry> entriesAfter(long sequence, Set<EntryKind> kinds, int limit) {
    return pageAfter(sequence, kinds, limit).entries();
  }

  /**
   * The newest read cursor of a device: the body of its newest {@link EntryKind#READ_CURSOR} entry.
   */
  Optional<SequencedEntry> readCursor(DeviceId device);

  /**
   * How many entries of a device and of these kinds have a sequence in {@code first..last}, both
   * included: of what was put into the intake as these, so many were new. Costs what that many
   * entries cost, however large the journal is.
   *
   * @return empty when not all up to {@code last} has been applied yet
   */
  OptionalLong countStored(DeviceId device, Set<EntryKind> kinds, long first, long last);

  /**
   * Remembers for ever that entries right before sequence {@code end} are missing. Called before
   * what follows the hole is applied, so that no state of the journal knows the one without the
   * other.
   */
  void noteHole(long end);

  /** The end of the newest hole that was noted; 0 when there was none. */
  long lastHole();
}
