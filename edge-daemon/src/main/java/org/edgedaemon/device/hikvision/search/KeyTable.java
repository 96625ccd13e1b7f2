package org.edgedaemon.device.hikvision.search;

import java.util.Arrays;

/**
 * A set of keys that only grows until it is cleared. Open addressing, one long for each place:
 *
 * <pre>
 * 63 .. 20  a hash of the whole key
 * 19 ..  0  its low bits, which say the place; all 0 is a free place
 * </pre>
 *
 * <p>So keys of rows that come together lie in the same few lines of the processor's cache, and two
 * records under one serial number are taken for one with a chance of 1 to 2^44. At most three
 * quarters of the places are taken.
 */
final class KeyTable {
  private static final int FIRST_PLACES = 64;
  private static final int LOW_BITS = 20;
  private static final long LOW = (1L << LOW_BITS) - 1;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private long[] places = new long[FIRST_PLACES];
  private int size;

  int size() {
    return size;
  }

  /** Forgets all and keeps the places, for as many again. */
  void clear() {
    Arrays.fill(places, 0);
    size = 0;
  }

  boolean has(RowKey key) {
    long packed = packed(key);
    return places[place(packed)] == packed;
  }

  void add(RowKey key) {
    if (4 * (size + 1) > 3 * places.length) {
      grow();
    }
    long packed = packed(key);
    int place = place(packed);
    size += places[place] == packed ? 0 : 1;
    places[place] = packed;
  }

  private static long packed(RowKey key) {
    long packed = ((key.high() + key.low() * MIX) << LOW_BITS) | (key.low() & LOW);
    return packed == 0 ? 1L << LOW_BITS : packed;
  }

  /** Where it is, or else would be. */
  private int place(long packed) {
    int mask = places.length - 1;
    int place = (int) (packed & LOW) & mask;
    while (places[place] != 0 && places[place] != packed) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] old = places;
    places = new long[2 * old.length];
    for (long packed : old) {
      if (packed != 0) {
        places[place(packed)] = packed;
      }
    }
  }
}
