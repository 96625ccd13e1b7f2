package org.edgedaemon.tape;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where to begin reading for a sequence: the position of about one element in every {@value
 * #STRIDE} bytes, so that an index of a full file stays small.
 */
final class ElementIndex {
  static final int STRIDE = 64 * 1024;

  private final TreeMap<Long, Long> positions = new TreeMap<>();
  private long sinceMark = STRIDE;

  void add(ElementWalk.Step step) {
    if (sinceMark >= STRIDE) {
      positions.put(step.header().first(), step.position());
      sinceMark = 0;
    }
    sinceMark += step.size();
  }

  /** A position at or before the first element that holds something above {@code sequence}. */
  long positionFor(long sequence, long head) {
    Map.Entry<Long, Long> mark = positions.floorEntry(sequence);
    return mark == null ? head : mark.getValue();
  }

  /** Forgets elements before the one that begins with {@code firstSequence}. */
  void dropBelow(long firstSequence) {
    positions.headMap(firstSequence).clear();
  }

  /**
   * The file has grown: what had wrapped to its beginning now follows on behind the old end. So the
   * library does it.
   */
  void moveWrapped(long head, long oldFileLength) {
    positions.replaceAll(
        (sequence, position) ->
            position < head ? position + oldFileLength - RingHeader.BYTES : position);
  }

  void clear() {
    positions.clear();
    sinceMark = STRIDE;
  }
}
