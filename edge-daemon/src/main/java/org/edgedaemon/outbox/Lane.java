package org.edgedaemon.outbox;

import java.util.List;
import org.edgedaemon.entry.SequencedEntry;

/**
 * The durable list of entries still owed to one destination, oldest first, with their bodies. Kept
 * in elements (batches); an element leaves as a whole. Used by its one owner thread, except for the
 * counters.
 */
public interface Lane extends AutoCloseable {
  /**
   * Adds entries (in sequence order, above {@link #lastSequence}) as one or more elements. Durable
   * on return. Fails with an {@link OutboxException}; then a first part of them may be in, as
   * {@link #lastSequence} tells.
   */
  void offer(List<SequencedEntry> entries);

  /**
   * The oldest elements that together hold at most {@code maxEntries} entries, at least one element
   * unless empty.
   */
  List<LaneElement> peek(int maxEntries);

  /** Removes the {@code count} oldest elements. Durable on return. */
  void remove(int count);

  /** The sequence of the newest entry ever offered since the file began; 0 when none. */
  long lastSequence();

  /** Entries in the lane. Any thread. */
  long entries();

  /** Bytes of the elements in the lane. Any thread. */
  long bytes();

  @Override
  void close();
}
