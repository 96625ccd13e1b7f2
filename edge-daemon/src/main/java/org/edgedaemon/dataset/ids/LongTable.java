package org.edgedaemon.dataset.ids;

import java.util.Arrays;

/**
 * A set of evenly spread 64-bit values in one open-addressed table. It lies in pages and grows by
 * adding some: what it had stays where it is, so that growing leaves nothing to the collector.
 * Takes at most {@value #MAX_OCTETS_EACH} octets a value once it holds many.
 */
final class LongTable {
  /** What a value costs at worst, in octets: 8, in a table that has just grown. */
  static final int MAX_OCTETS_EACH = 12;

  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int IN_PAGE = PAGE - 1;
  private static final int FIRST_SLOTS = 16;
  private static final double FULL = 0.85;
  private static final int GROWTH_PART = 12;
  private static final long LOW = 0xFFFF_FFFFL;

  private final Scratch scratch;

  /** A slot that holds 0 is free; the value 0 itself is kept apart. */
  private long[][] pages = {new long[FIRST_SLOTS]};

  private int slots = FIRST_SLOTS;
  private int taken;
  private boolean zero;

  LongTable(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Room for what is put aside while a table grows; for all tables that grow in turn. */
  static final class Scratch {
    private long[] values = new long[0];

    private long[] of(int length) {
      if (values.length < length) {
        values = new long[length + length / GROWTH_PART];
      }
      return values;
    }
  }

  /** Whether it was not there before. */
  boolean add(long value) {
    if (value == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    int slot = slotOf(value);
    if (at(slot) == value) {
      return false;
    }
    if (taken + 1 > slots * FULL) {
      grow();
      slot = slotOf(value);
    }
    pages[slot >>> PAGE_BITS][slot & IN_PAGE] = value;
    taken++;
    return true;
  }

  boolean contains(long value) {
    return value == 0 ? zero : at(slotOf(value)) == value;
  }

  private void grow() {
    long[] aside = scratch.of(taken);
    int kept = 0;
    for (long[] page : pages) {
      for (long value : page) {
        if (value != 0) {
          aside[kept++] = value;
        }
      }
      Arrays.fill(page, 0);
    }
    pages = slots < PAGE ? new long[][] {new long[2 * slots]} : withMore();
    slots = slots < PAGE ? 2 * slots : pages.length * PAGE;
    for (int i = 0; i < kept; i++) {
      int slot = slotOf(aside[i]);
      pages[slot >>> PAGE_BITS][slot & IN_PAGE] = aside[i];
    }
  }

  private long[][] withMore() {
    int had = pages.length;
    long[][] more = Arrays.copyOf(pages, had + 1 + had / GROWTH_PART);
    for (int i = had; i < more.length; i++) {
      more[i] = new long[PAGE];
    }
    return more;
  }

  /** Where a value is, or where it would go. */
  private int slotOf(long value) {
    int slot = (int) (((value & LOW) * slots) >>> 32);
    for (long found = at(slot); found != 0 && found != value; found = at(slot)) {
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
    return slot;
  }

  private long at(int slot) {
    return pages[slot >>> PAGE_BITS][slot & IN_PAGE];
  }
}
