package org.edgedaemon.device.zk;

import java.util.HexFormat;
import org.edgedaemon.punch.EventId;

/**
 * The last {@value #WINDOW} to twice as many event ids of a read, to see records that are equal in
 * their whole natural key. Doubles further apart are left to the journal. Two small tables of the
 * ids' first 64 bits; the older one is forgotten when the newer one is full.
 */
final class RecentKeys {
  static final int WINDOW = 4_096;
  private static final int FIRST_SLOTS = 64;
  private static final int HEX_DIGITS = 16;

  private long[] newer = new long[FIRST_SLOTS];
  private long[] older = new long[FIRST_SLOTS];
  private int held;

  /** Notes an id; false when it was there. */
  boolean add(EventId id) {
    long key = HexFormat.fromHexDigitsToLong(id.value(), 0, HEX_DIGITS);
    long stored = key == 0 ? 1 : key;
    if (contains(older, stored) || contains(newer, stored)) {
      return false;
    }
    if (held == WINDOW) {
      older = newer;
      newer = new long[FIRST_SLOTS];
      held = 0;
    } else if (2 * (held + 1) > newer.length) {
      newer = grown(newer);
    }
    insert(newer, stored);
    held++;
    return true;
  }

  private static boolean contains(long[] table, long key) {
    return table[slot(table, key)] == key;
  }

  private static void insert(long[] table, long key) {
    table[slot(table, key)] = key;
  }

  /** Where a key is, or would be. Tables are half empty at least. */
  private static int slot(long[] table, long key) {
    int mask = table.length - 1;
    int at = (int) key & mask;
    while (table[at] != 0 && table[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private static long[] grown(long[] table) {
    long[] larger = new long[2 * table.length];
    for (long key : table) {
      if (key != 0) {
        insert(larger, key);
      }
    }
    return larger;
  }
}
