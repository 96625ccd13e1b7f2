package org.edgedaemon.tape;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The 32 bytes at the head of a tape2 file, as its documentation draws them: a version word, the
 * length of the ring's file, the number of elements, the positions of the first and the last one.
 * The ring begins after the header; each element is a 4-byte length and its bytes, and may wrap
 * round the end anywhere, even inside its length.
 *
 * <pre>
 *   0           4             12              16               24              32
 *   +-----------+-------------+---------------+----------------+---------------+
 *   | 80000001  | file length | element count | first position | last position |
 *   +-----------+-------------+---------------+----------------+---------------+
 * </pre>
 */
record RingHeader(int version, long fileLength, int count, long first, long last) {
  static final int BYTES = 32;
  static final int LENGTH_BYTES = 4;

  private static final int VERSION = 0x80000001;
  private static final int MIN_FILE = 4096;

  static RingHeader of(long fileLength, int count, long first, long last) {
    return new RingHeader(VERSION, fileLength, count, first, last);
  }

  /** The length of a file whose elements end at {@code end}. */
  static long lengthFor(long end) {
    return Math.max(MIN_FILE, Long.highestOneBit(end - 1) << 1);
  }

  static RingHeader parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new RingHeader(in.getInt(), in.getLong(), in.getInt(), in.getLong(), in.getLong());
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putInt(version)
        .putLong(fileLength)
        .putInt(count)
        .putLong(first)
        .putLong(last)
        .array();
  }

  /** What contradicts this header in a file of {@code realLength} bytes; null when nothing does. */
  @Nullable String flaw(long realLength) {
    if (version != VERSION) {
      return "it is no queue file of this program";
    }
    if (!hasPlausibleLength(realLength)) {
      return "its header says " + fileLength + " bytes, the file has " + realLength;
    }
    if (count < 0 || count > fileLength / (LENGTH_BYTES + EnvelopeHeader.BYTES)) {
      return "its header says " + count + " elements in " + fileLength + " bytes";
    }
    if (!arePositionsPlausible()) {
      return "its header says " + count + " elements from " + first + " to " + last;
    }
    return null;
  }

  boolean hasPlausibleLength(long realLength) {
    return fileLength >= MIN_FILE && Long.bitCount(fileLength) == 1 && fileLength <= realLength;
  }

  private boolean arePositionsPlausible() {
    if (count == 0) {
      return first == 0 && last == 0;
    }
    return isInRing(first) && isInRing(last) && (count > 1) == (first != last);
  }

  private boolean isInRing(long position) {
    return position >= BYTES && position < fileLength;
  }

  /** The place {@code distance} bytes after {@code position}, round the end if need be. */
  static long advance(long position, long distance, long ringLength) {
    long next = position + distance;
    return next < ringLength ? next : next - ringLength + BYTES;
  }
}
