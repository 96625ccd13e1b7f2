package org.edgedaemon.dataset.ids;

import org.edgedaemon.dataset.ids.LongTable.Scratch;
import org.jspecify.annotations.Nullable;

/**
 * A set of whole numbers. It begins as blocks of bits and becomes a table of single numbers where
 * these take less, once and for good.
 */
final class NumberSet {
  private final Spread spread;
  private final Scratch scratch;
  private BlockTable blocks;
  private @Nullable LongTable single;

  NumberSet(Spread spread, Scratch scratch) {
    this.spread = spread;
    this.scratch = scratch;
    this.blocks = new BlockTable(spread);
  }

  /** Whether it was not there before. */
  boolean add(long number) {
    if (single == null && blocks.isFull() && blocks.isSparse() && !blocks.contains(number)) {
      single = singled();
    }
    return single == null ? blocks.add(number) : single.add(spread.of(number));
  }

  boolean contains(long number) {
    return single == null ? blocks.contains(number) : single.contains(spread.of(number));
  }

  private LongTable singled() {
    LongTable table = new LongTable(scratch);
    blocks.forEach(number -> table.add(spread.of(number)));
    blocks = new BlockTable(spread);
    return table;
  }
}
