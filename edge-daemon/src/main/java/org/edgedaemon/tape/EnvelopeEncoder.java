package org.edgedaemon.tape;

import org.edgedaemon.entry.SequencedEntry;

/**
 * Builds one element after the other in a buffer of its own. For one thread.
 *
 * <p>Use: {@link #add} until it says no, hand it to the tape, {@link #clear}, go on.
 */
public final class EnvelopeEncoder {
  private final PayloadWriter out = new PayloadWriter();
  private final int fullPayload;
  private long first;
  private long last;
  private int count;

  /**
   * @param fullPayload bytes at which an element is full, at most 256 KiB; a single entry may
   *     exceed them
   */
  public EnvelopeEncoder(int fullPayload) {
    if (fullPayload > EnvelopeHeader.MAX_PAYLOAD) {
      throw new IllegalArgumentException("elements of " + fullPayload + " bytes");
    }
    this.fullPayload = fullPayload;
  }

  /**
   * Adds an entry unless the element is full.
   *
   * @return false when the entry belongs into the next element
   * @throws IllegalArgumentException when its sequence is not above the one before
   */
  public boolean add(SequencedEntry entry) {
    long sequence = entry.sequence();
    if (count > 0 && sequence <= last) {
      throw new IllegalArgumentException("sequence " + sequence + " after " + last);
    }
    long delta = count == 0 ? 0 : sequence - last;
    int size = EntryCodec.size(delta, entry.entry());
    if (count > 0 && out.payloadLength() + size > fullPayload) {
      return false;
    }
    out.reserve(size);
    EntryCodec.write(out, delta, entry.entry());
    if (count == 0) {
      first = sequence;
    }
    last = sequence;
    count++;
    return true;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  public int count() {
    return count;
  }

  /** Starts the next element. */
  public void clear() {
    out.clear();
    count = 0;
  }

  /** Puts the header in front; then {@link #buffer} holds {@link #length} bytes of element. */
  EnvelopeHeader seal() {
    if (count == 0) {
      throw new IllegalStateException("an element without entries");
    }
    int payload = out.payloadLength();
    int crc = EnvelopeHeader.crc(out.buffer(), EnvelopeHeader.BYTES, payload);
    EnvelopeHeader header = new EnvelopeHeader(first, last, count, payload, crc);
    header.writeTo(out.buffer());
    return header;
  }

  byte[] buffer() {
    return out.buffer();
  }

  int length() {
    return out.length();
  }
}
