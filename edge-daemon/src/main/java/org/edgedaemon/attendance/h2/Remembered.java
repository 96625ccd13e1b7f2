package org.edgedaemon.attendance.h2;

import java.nio.ByteBuffer;
import org.edgedaemon.punch.EventId;

/**
 * Which rows are surely there, so that they are not looked for with every mark. Keeps 64 bits of
 * the SHA-256 of a key and forgets the older of two that want one place: 2 MiB at most, and nothing
 * where nobody is marked. Not thread-safe.
 */
final class Remembered {
  private static final int PLACES = 1 << 18;
  private static final long[] NONE = {};

  private long[] places = NONE;

  boolean has(String key) {
    long hash = hash(key);
    return places.length > 0 && places[place(hash)] == hash;
  }

  void add(String key) {
    if (places.length == 0) {
      places = new long[PLACES];
    }
    long hash = hash(key);
    places[place(hash)] = hash;
  }

  void clear() {
    places = NONE;
  }

  /** Never 0: that is an empty place. */
  private static long hash(String key) {
    long hash = ByteBuffer.wrap(EventId.ofNaturalKey(key).toBytes()).getLong();
    return hash == 0 ? 1 : hash;
  }

  private static int place(long hash) {
    return (int) (hash & (PLACES - 1));
  }
}
