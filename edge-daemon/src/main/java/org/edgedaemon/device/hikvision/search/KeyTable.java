package org.edgedaemon.device.hikvision.search;

import java.util.Arrays;

/**
 * A set of keys that only grows until it is cleared. Open addressing: two longs for each place,
 * both 0 where it is free; at most half the places are taken. The low bits of a key say the place:
 * keys of rows that come together lie in the same few lines of the processor's cache.
 */
final class KeyTable {
  private static final int FIRST_PLACES = 64;

  private long[] places = new long[2 * FIRST_PLACES];
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
    return taken(place(key));
  }

  void add(RowKey key) {
    if (4 * (size + 1) > places.length) {
      grow();
    }
    int place = place(key);
    if (!taken(place)) {
      put(place, key);
      size++;
    }
  }

  /** Where the key is, or else would be. */
  private int place(RowKey key) {
    int mask = places.length / 2 - 1;
    int place = (int) key.low() & mask;
    while (taken(2 * place) && !isAt(2 * place, key)) {
      place = (place + 1) & mask;
    }
    return 2 * place;
  }

  private boolean taken(int place) {
    return (places[place] | places[place + 1]) != 0;
  }

  private boolean isAt(int place, RowKey key) {
    return places[place] == key.high() && places[place + 1] == key.low();
  }

  private void put(int place, RowKey key) {
    places[place] = key.high();
    places[place + 1] = key.low();
  }

  private void grow() {
    long[] old = places;
    places = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if ((old[i] | old[i + 1]) != 0) {
        RowKey key = new RowKey(old[i], old[i + 1]);
        put(place(key), key);
      }
    }
  }
}
