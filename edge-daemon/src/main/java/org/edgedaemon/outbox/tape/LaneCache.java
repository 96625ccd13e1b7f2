package org.edgedaemon.outbox.tape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.LaneElement;

/** The oldest elements of a lane without a gap, in memory, bounded. */
final class LaneCache {
  private static final int OVERHEAD = 400;

  private final Deque<LaneElement> elements = new ArrayDeque<>();
  private final long maxBytes;
  private long bytes;

  LaneCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  int size() {
    return elements.size();
  }

  /** Adds an element that follows on the newest one here; false when there is no room. */
  boolean add(LaneElement element) {
    long size = size(element);
    if (bytes + size > maxBytes && !elements.isEmpty()) {
      return false;
    }
    elements.add(element);
    bytes += size;
    return true;
  }

  void removeOldest() {
    bytes -= size(elements.remove());
  }

  void clear() {
    elements.clear();
    bytes = 0;
  }

  /** The last sequence of the newest element here, 0 when empty. */
  long lastSequence() {
    return elements.isEmpty() ? 0 : lastOf(elements.getLast());
  }

  /** The last sequence of the {@code count}th element. */
  long lastSequenceOf(int count) {
    return elements.stream().limit(count).mapToLong(LaneCache::lastOf).max().orElse(0);
  }

  int entries() {
    return elements.stream().mapToInt(element -> element.entries().size()).sum();
  }

  /** The oldest elements of at most {@code maxEntries} entries, at least one if there is one. */
  List<LaneElement> oldest(int maxEntries) {
    List<LaneElement> found = new ArrayList<>();
    int entries = 0;
    for (LaneElement element : elements) {
      entries += element.entries().size();
      if (entries > maxEntries && !found.isEmpty()) {
        break;
      }
      found.add(element);
    }
    return found;
  }

  private static long lastOf(LaneElement element) {
    return element.entries().get(element.entries().size() - 1).sequence();
  }

  private static long size(LaneElement element) {
    long sum = 0;
    for (SequencedEntry entry : element.entries()) {
      sum += OVERHEAD + entry.entry().body().length();
    }
    return sum;
  }
}
