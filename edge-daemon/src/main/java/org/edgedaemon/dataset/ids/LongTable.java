package org.edgedaemon.dataset.ids;

/**
 * A set of evenly spread 64-bit values: 256 open-addressed tables, chosen by the highest 8 bits, so
 * that growing copies a 256th of it and never needs one large array. Takes at most {@value
 * #MAX_OCTETS_EACH} octets a value once it holds many.
 */
final class LongTable {
  /** What a value costs at worst, in octets: 8, in a table that has just grown. */
  static final int MAX_OCTETS_EACH = 12;

  private static final int TABLES = 256;
  private static final int FIRST_SLOTS = 16;
  private static final double FULL = 0.8;
  private static final double GROWTH = 1.18;
  private static final long LOW = 0xFFFF_FFFFL;

  /** A slot that holds 0 is free; the value 0 itself is kept apart. */
  private final long[][] tables = new long[TABLES][];

  private final int[] counts = new int[TABLES];
  private boolean zero;
  private long size;

  /** Whether it was not there before. */
  boolean add(long value) {
    boolean added = value == 0 ? addZero() : addTo((int) (value >>> 56), value);
    size += added ? 1 : 0;
    return added;
  }

  boolean contains(long value) {
    if (value == 0) {
      return zero;
    }
    long[] table = tables[(int) (value >>> 56)];
    return table != null && table[slotOf(table, value)] == value;
  }

  long size() {
    return size;
  }

  private boolean addZero() {
    boolean added = !zero;
    zero = true;
    return added;
  }

  private boolean addTo(int index, long value) {
    long[] table = tables[index];
    if (table == null) {
      table = new long[FIRST_SLOTS];
      tables[index] = table;
    }
    int slot = slotOf(table, value);
    if (table[slot] == value) {
      return false;
    }
    if (counts[index] + 1 > table.length * FULL) {
      table = grown(table);
      tables[index] = table;
      slot = slotOf(table, value);
    }
    table[slot] = value;
    counts[index]++;
    return true;
  }

  private static long[] grown(long[] table) {
    long[] larger = new long[(int) (table.length * GROWTH) + 1];
    for (long value : table) {
      if (value != 0) {
        larger[slotOf(larger, value)] = value;
      }
    }
    return larger;
  }

  /** Where a value is, or where it would go. */
  private static int slotOf(long[] table, long value) {
    int slot = (int) (((value & LOW) * table.length) >>> 32);
    while (table[slot] != 0 && table[slot] != value) {
      slot = slot + 1 == table.length ? 0 : slot + 1;
    }
    return slot;
  }
}
