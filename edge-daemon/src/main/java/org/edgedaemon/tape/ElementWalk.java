package org.edgedaemon.tape;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Goes from element to element by their lengths, believing nothing: every length is checked against
 * its envelope's header (which has a checksum), the ring and the sequence before. Payloads are not
 * read.
 */
final class ElementWalk {
  /** An element passed by the walk. */
  record Step(long position, EnvelopeHeader header) {
    /** Bytes that it takes in the ring. */
    int size() {
      return RingHeader.LENGTH_BYTES + header.elementLength();
    }
  }

  private static final int HEAD = RingHeader.LENGTH_BYTES + EnvelopeHeader.BYTES;
  private static final int WINDOW = 4096;

  private final RingFile file;
  private final RingHeader ring;
  private final byte[] window = new byte[WINDOW];
  private final byte[] head = new byte[HEAD];
  private long windowStart;
  private int windowLength;
  private long position;
  private long previousSequence;
  private long walked;
  private boolean atEnd;
  private @Nullable String flaw;
  private boolean ofNewerRelease;

  private ElementWalk(RingFile file, RingHeader ring, long position) {
    this.file = file;
    this.ring = ring;
    this.position = position;
    this.atEnd = ring.count() == 0;
  }

  static ElementWalk fromHead(RingFile file, RingHeader ring) {
    return new ElementWalk(file, ring, ring.first());
  }

  static ElementWalk from(RingFile file, RingHeader ring, long position) {
    return new ElementWalk(file, ring, position);
  }

  /** The next element; null at the end or at a flaw. */
  @Nullable Step next() {
    if (atEnd || flaw != null) {
      return null;
    }
    EnvelopeHeader header = readHead();
    if (header == null) {
      return null;
    }
    Step step = new Step(position, header);
    walked += step.size();
    previousSequence = header.last();
    atEnd = position == ring.last();
    position = RingHeader.advance(position, step.size(), ring.fileLength());
    return step;
  }

  /** Why the walk stopped before the last element; null when it did not. */
  @Nullable String flaw() {
    return flaw;
  }

  /** Whether it stopped at an element that a later release wrote. */
  boolean isOfNewerRelease() {
    return ofNewerRelease;
  }

  boolean isAtEnd() {
    return atEnd;
  }

  private @Nullable EnvelopeHeader readHead() {
    try {
      fillHead();
    } catch (IOException e) {
      return stop("it cannot be read at " + position + ": " + e.getMessage());
    }
    EnvelopeHeader header = EnvelopeHeader.readFrom(head, RingHeader.LENGTH_BYTES);
    ofNewerRelease =
        header == null && EnvelopeHeader.isOfNewerRelease(head, RingHeader.LENGTH_BYTES);
    if (header == null || header.elementLength() != ByteBuffer.wrap(head).getInt()) {
      return stop("the element at " + position + " fails its check");
    }
    if (header.first() <= previousSequence) {
      return stop("sequence " + header.first() + " follows " + previousSequence);
    }
    if (walked + HEAD + header.payloadLength() > ring.fileLength() - RingHeader.BYTES) {
      return stop("its elements are longer than the file");
    }
    return header;
  }

  private @Nullable EnvelopeHeader stop(String reason) {
    flaw = reason;
    return null;
  }

  private void fillHead() throws IOException {
    if (position + HEAD > ring.fileLength()) {
      file.read(position, head, HEAD, ring.fileLength());
      return;
    }
    if (position < windowStart || position + HEAD > windowStart + windowLength) {
      windowLength = (int) Math.min(WINDOW, ring.fileLength() - position);
      windowStart = position;
      file.read(position, window, windowLength, ring.fileLength());
    }
    System.arraycopy(window, (int) (position - windowStart), head, 0, HEAD);
  }
}
