package org.edgedaemon.device.hikvision;

import java.util.Arrays;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;

/**
 * The last serial numbers and the fingerprints of their events, in numbers alone: hundreds of
 * terminals have such a memory each. Two longs for each place; a serial number of 0 is a free one.
 */
final class SeenEvents {
  private static final int LONGS = 2;

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
      places[place] = serial;
      places[place + 1] = Fingerprint.of(event);
    }
  }

  boolean has(long serial) {
    return places[place(serial)] == serial;
  }

  /** Whether this was the event under a number that is here. */
  boolean isSame(long serial, AccessEvent event) {
    return places[place(serial) + 1] == Fingerprint.of(event);
  }

  private int place(long serial) {
    return LONGS * (int) (serial % size);
  }
}
