package org.edgedaemon.tape;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds every whole element in a file whose chain is lost, by looking for the magic at each byte.
 * An element found is stepped over as a whole, so nothing inside a payload is mistaken for one.
 */
final class EnvelopeSearch {
  private static final int CHUNK = 64 * 1024;

  private final RingFile file;
  private final long ringLength;
  private final byte[] chunk = new byte[CHUNK];
  private final byte[] head = new byte[EnvelopeHeader.BYTES];
  private final List<ElementWalk.Step> found = new ArrayList<>();

  EnvelopeSearch(RingFile file, long ringLength) {
    this.file = file;
    this.ringLength = ringLength;
  }

  /** Elements whose checksums hold, by their first sequence. */
  List<ElementWalk.Step> run() {
    long position = RingHeader.BYTES;
    while (position < ringLength) {
      position = searchChunk(position);
    }
    found.sort(Comparator.comparingLong(step -> step.header().first()));
    return found;
  }

  /** Searches one chunk and returns where to go on. */
  private long searchChunk(long start) {
    int length = (int) Math.min(CHUNK, ringLength - start);
    if (!read(start, chunk, length)) {
      return start + length;
    }
    boolean isLast = start + length == ringLength;
    int stop = isLast ? length : length - Integer.BYTES + 1;
    for (int i = 0; i < stop; i++) {
      if (chunk[i] == (byte) (EnvelopeHeader.MAGIC >>> 24)) {
        EnvelopeHeader header = wholeElementAt(start + i);
        if (header != null) {
          return start + i + header.elementLength();
        }
      }
    }
    return start + stop;
  }

  private @Nullable EnvelopeHeader wholeElementAt(long position) {
    if (!read(position, head, head.length)) {
      return null;
    }
    EnvelopeHeader header = EnvelopeHeader.readFrom(head, 0);
    if (header == null || header.elementLength() > ringLength - RingHeader.BYTES) {
      return null;
    }
    byte[] element = new byte[header.elementLength()];
    if (!read(position, element, element.length)
        || Envelope.decode(element, element.length) instanceof Envelope.Damaged) {
      return null;
    }
    found.add(new ElementWalk.Step(lengthPosition(position), header));
    return header;
  }

  /** Where the element's length stands: four bytes before, round the end if need be. */
  private long lengthPosition(long position) {
    long before = position - RingHeader.LENGTH_BYTES;
    return before >= RingHeader.BYTES ? before : before + ringLength - RingHeader.BYTES;
  }

  private boolean read(long position, byte[] target, int length) {
    try {
      file.read(position, target, length, ringLength);
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
