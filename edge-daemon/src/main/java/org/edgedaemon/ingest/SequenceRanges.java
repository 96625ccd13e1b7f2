package org.edgedaemon.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * The sequences that the entries of one read got. They come in runs with those of other devices
 * between; of very many runs neighbours are joined, and then cover some of the others'. Any thread.
 */
final class SequenceRanges {
  private static final int MOST = 256;

  private final List<Range> ranges = new ArrayList<>();
  private long entries;

  /** Both included. */
  record Range(long first, long last) {}

  synchronized void add(long first, long last) {
    entries += last - first + 1;
    int end = ranges.size() - 1;
    if (end >= 0 && joins(ranges.get(end), first)) {
      Range before = ranges.get(end);
      ranges.set(end, new Range(before.first(), Math.max(before.last(), last)));
    } else {
      ranges.add(new Range(first, last));
    }
  }

  synchronized List<Range> all() {
    return List.copyOf(ranges);
  }

  /** How many entries they are. */
  synchronized long entries() {
    return entries;
  }

  private boolean joins(Range before, long first) {
    return first >= before.first() && (first <= before.last() + 1 || ranges.size() == MOST);
  }
}
