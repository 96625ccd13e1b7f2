package org.edgedaemon.dataset.ids;

import java.util.OptionalLong;
import org.edgedaemon.dataset.RecordId;

/**
 * A set of ids. Numbers are held as they are; of each text a 64-bit hash under the set's own random
 * key. Two texts are taken for one with a chance of 2^-64 a pair: among 5,000,000 on each side in
 * about one of a million sets, and never for the same pair in the next set.
 *
 * <p>An id costs 9 to 12 octets. Tables with bits instead of values would hold ids that follow each
 * other in less, and ids that are spread over all 64 bits in far more; this bound holds for all.
 */
public final class IdSet {
  private static final long STIR_1 = 0xff51afd7ed558ccdL;
  private static final long STIR_2 = 0xc4ceb9fe1a85ec53L;

  private final long limit;
  private final long seed;
  private final SipHash hash;
  private final LongTable numbers = new LongTable();
  private final LongTable texts = new LongTable();

  /**
   * @param limit of ids in it
   * @param seed random, and another one for each set
   */
  public IdSet(long limit, long seed) {
    this.limit = limit;
    this.seed = seed;
    this.hash = new SipHash(seed, stirred(seed));
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
    if (size() >= limit && !contains(id)) {
      throw new TooManyIdsException(limit);
    }
    OptionalLong number = id.number();
    return number.isPresent()
        ? numbers.add(stirred(number.getAsLong() ^ seed))
        : texts.add(hash.of(id.text()));
  }

  public boolean contains(RecordId id) {
    OptionalLong number = id.number();
    return number.isPresent()
        ? numbers.contains(stirred(number.getAsLong() ^ seed))
        : texts.contains(hash.of(id.text()));
  }

  public long size() {
    return numbers.size() + texts.size();
  }

  /** Spreads numbers evenly and no two to one: the finishing step of MurmurHash3. */
  private static long stirred(long value) {
    long stirred = (value ^ value >>> 33) * STIR_1;
    stirred = (stirred ^ stirred >>> 33) * STIR_2;
    return stirred ^ stirred >>> 33;
  }
}
