package org.edgedaemon.dataset.ids;

import java.util.OptionalLong;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.ids.LongTable.Scratch;
import org.jspecify.annotations.Nullable;

/**
 * A set of ids. Of numbers that lie close together, as the keys of a table do, it holds a bit each;
 * others are held as they are; of each text a 64-bit hash under the set's own random key. Two texts
 * are taken for one with a chance of 2^-64 a pair: among 5,000,000 on each side in about one of a
 * million sets, and never for the same pair in the next set.
 *
 * <p>It is made of 256 parts, so that growing copies a 256th of it and never needs one large array.
 * A text, or a number far from others, costs 9 to 12 octets; numbers that follow each other, when
 * they come about in order, less than one.
 */
public final class IdSet {
  private static final int PARTS = 256;
  private static final int TO_PART = 56;

  private final long limit;
  private final Spread spread;
  private final SipHash hash;
  private final Scratch scratch = new Scratch();
  private final @Nullable NumberSet[] numbers = new @Nullable NumberSet[PARTS];
  private final @Nullable LongTable[] texts = new @Nullable LongTable[PARTS];
  private long size;

  /**
   * @param limit of ids in it
   * @param seed random, and another one for each set
   */
  public IdSet(long limit, long seed) {
    this.limit = limit;
    this.spread = new Spread(seed);
    this.hash = new SipHash(seed, spread.of(0));
  }

  /** How many ids fit into a share of the memory. */
  public static long fittingInto(long octets) {
    return octets / LongTable.MAX_OCTETS_EACH;
  }

  /**
   * Puts an id in.
   *
   * @return whether it was not there before
   * @throws TooManyIdsException when it is full
   */
  public boolean add(RecordId id) {
    if (size >= limit && !contains(id)) {
      throw new TooManyIdsException(limit);
    }
    OptionalLong number = id.number();
    boolean added =
        number.isPresent() ? addNumber(number.getAsLong()) : addText(hash.of(id.text()));
    size += added ? 1 : 0;
    return added;
  }

  public boolean contains(RecordId id) {
    OptionalLong number = id.number();
    if (number.isPresent()) {
      NumberSet part = numbers[partOf(number.getAsLong())];
      return part != null && part.contains(number.getAsLong());
    }
    long text = hash.of(id.text());
    LongTable part = texts[(int) (text >>> TO_PART)];
    return part != null && part.contains(text);
  }

  public long size() {
    return size;
  }

  private boolean addNumber(long number) {
    int at = partOf(number);
    NumberSet part = numbers[at];
    if (part == null) {
      part = new NumberSet(spread, scratch);
      numbers[at] = part;
    }
    return part.add(number);
  }

  private boolean addText(long text) {
    int at = (int) (text >>> TO_PART);
    LongTable part = texts[at];
    if (part == null) {
      part = new LongTable(scratch);
      texts[at] = part;
    }
    return part.add(text);
  }

  private int partOf(long number) {
    return (int) (spread.of(BlockTable.blockOf(number)) >>> TO_PART);
  }
}
