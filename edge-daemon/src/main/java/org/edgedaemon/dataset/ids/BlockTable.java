package org.edgedaemon.dataset.ids;

import java.util.function.LongConsumer;

/**
 * A set of whole numbers that lie close together: of each 64 that follow each other one key and a
 * bit for each number. Takes 16 octets a block and the free slots.
 */
final class BlockTable {
  private static final int BLOCK_BITS = 6;
  private static final int FIRST_SLOTS = 16;
  private static final double FULL = 0.8;
  private static final int GROWTH_PART = 5;

  private final Spread spread;

  /** Blocks by slot; a slot whose bits are 0 is free. */
  private long[] blocks = new long[FIRST_SLOTS];

  private long[] bits = new long[FIRST_SLOTS];
  private int taken;
  private long size;

  BlockTable(Spread spread) {
    this.spread = spread;
  }

  /** Numbers with the same block come into the same table. */
  static long blockOf(long number) {
    return number >> BLOCK_BITS;
  }

  /** Whether it was not there before. */
  boolean add(long number) {
    int slot = slotOf(blockOf(number));
    if (bits[slot] == 0 && isFull()) {
      grow();
      slot = slotOf(blockOf(number));
    }
    boolean added = (bits[slot] & 1L << number) == 0;
    taken += bits[slot] == 0 ? 1 : 0;
    blocks[slot] = blockOf(number);
    bits[slot] |= 1L << number;
    size += added ? 1 : 0;
    return added;
  }

  boolean contains(long number) {
    return (bits[slotOf(blockOf(number))] & 1L << number) != 0;
  }

  /** Whether a new block makes it grow. */
  boolean isFull() {
    return taken + 1 > blocks.length * FULL;
  }

  /** Whether the numbers one by one would take less. */
  boolean isSparse() {
    return size < 2L * taken;
  }

  void forEach(LongConsumer taker) {
    for (int i = 0; i < blocks.length; i++) {
      for (long left = bits[i]; left != 0; left &= left - 1) {
        taker.accept(blocks[i] << BLOCK_BITS | Long.numberOfTrailingZeros(left));
      }
    }
  }

  private void grow() {
    long[] had = blocks;
    long[] hadBits = bits;
    blocks = new long[had.length + had.length / GROWTH_PART];
    bits = new long[blocks.length];
    for (int i = 0; i < had.length; i++) {
      if (hadBits[i] != 0) {
        int slot = slotOf(had[i]);
        blocks[slot] = had[i];
        bits[slot] = hadBits[i];
      }
    }
  }

  private int slotOf(long block) {
    int slot = (int) (((spread.of(block) & 0xFFFF_FFFFL) * blocks.length) >>> 32);
    while (bits[slot] != 0 && blocks[slot] != block) {
      slot = slot + 1 == blocks.length ? 0 : slot + 1;
    }
    return slot;
  }
}
