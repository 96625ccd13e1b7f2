package org.edgedaemon.dataset.ids;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.edgedaemon.dataset.RecordId;

/**
 * Ids in the order in which they came, as few octets as their differences need: 1 or 2 each where
 * numbers follow each other, a text its own length and 1 or 2.
 *
 * <pre>
 *   each id begins with an unsigned number, 7 bits an octet, lowest first
 *   lowest bit 0: a number; the rest is its difference to the number before, zigzag
 *   lowest bit 1: a text; the rest is its length in octets, and the octets (UTF-8) follow
 * </pre>
 */
public final class IdList implements Iterable<RecordId> {
  private static final int CHUNK = 1 << 16;

  private final long maxOctets;
  private final List<byte[]> chunks = new ArrayList<>();
  private long octets;
  private long last;
  private long size;

  /**
   * @param maxOctets what comes when these are used up is not kept
   */
  public IdList(long maxOctets) {
    this.maxOctets = maxOctets;
  }

  /** Appends an id, when there is room. */
  public void add(RecordId id) {
    if (octets >= maxOctets) {
      return;
    }
    size++;
    OptionalLong number = id.number();
    if (number.isPresent()) {
      long difference = number.getAsLong() - last;
      last = number.getAsLong();
      putNumber((difference << 1 ^ difference >> 63) << 1);
      return;
    }
    byte[] text = id.text().getBytes(StandardCharsets.UTF_8);
    putNumber((long) text.length << 1 | 1);
    for (byte octet : text) {
      put(octet);
    }
  }

  /** How many are kept. */
  public long size() {
    return size;
  }

  @Override
  public Iterator<RecordId> iterator() {
    return new Walk();
  }

  private void putNumber(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    put((byte) rest);
  }

  private void put(byte octet) {
    int at = (int) (octets % CHUNK);
    if (at == 0) {
      chunks.add(new byte[CHUNK]);
    }
    chunks.get(chunks.size() - 1)[at] = octet;
    octets++;
  }

  /** From the first to the last that was there when it began. */
  private final class Walk implements Iterator<RecordId> {
    private final long end = octets;
    private long at;
    private long number;

    @Override
    public boolean hasNext() {
      return at < end;
    }

    @Override
    public RecordId next() {
      if (at >= end) {
        throw new NoSuchElementException();
      }
      long head = takeNumber();
      if ((head & 1) == 0) {
        long zigzag = head >>> 1;
        number += zigzag >>> 1 ^ -(zigzag & 1);
        return RecordId.of(number);
      }
      byte[] text = new byte[(int) (head >>> 1)];
      for (int i = 0; i < text.length; i++) {
        text[i] = take();
      }
      return new RecordId(new String(text, StandardCharsets.UTF_8));
    }

    private long takeNumber() {
      long value = 0;
      int shift = 0;
      byte octet;
      do {
        octet = take();
        value |= (octet & 0x7FL) << shift;
        shift += 7;
      } while (octet < 0);
      return value;
    }

    private byte take() {
      byte octet = chunks.get((int) (at / CHUNK))[(int) (at % CHUNK)];
      at++;
      return octet;
    }
  }
}
