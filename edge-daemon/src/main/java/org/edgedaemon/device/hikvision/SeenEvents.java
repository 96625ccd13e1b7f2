package org.edgedaemon.device.hikvision;

import java.util.Arrays;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.TextHash;

/**
 * The last serial numbers and the fingerprints of their events, in numbers alone: hundreds of
 * terminals have such a memory each. Three longs for each place; a serial number of 0 is a free
 * one.
 */
final class SeenEvents {
  private static final int LONGS = 3;

  private final int size;
  private final long[] places;

  SeenEvents(int size) {
    this.size = size;
    this.places = new long[LONGS * size];
  }

  void clear() {
    Arrays.fill(places, 0);
  }

  /** Older events do not push newer ones out. */
  void note(long serial, AccessEvent event) {
    int place = place(serial);
    if (places[place] < serial) {
      TextHash print = Fingerprint.of(event);
      places[place] = serial;
      places[place + 1] = print.high();
      places[place + 2] = print.low();
    }
  }

  boolean has(long serial) {
    return places[place(serial)] == serial;
  }

  /** Whether this was the event under a number that is here. */
  boolean isSame(long serial, AccessEvent event) {
    int place = place(serial);
    return Fingerprint.of(event).equals(new TextHash(places[place + 1], places[place + 2]));
  }

  private int place(long serial) {
    return LONGS * (int) (serial % size);
  }
}
