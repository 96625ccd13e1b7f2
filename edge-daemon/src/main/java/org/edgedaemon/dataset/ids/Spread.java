package org.edgedaemon.dataset.ids;

/**
 * Spreads numbers evenly over all 64 bits and no two to one, in a way that nobody can foresee who
 * does not know the seed: the finishing step of MurmurHash3.
 */
record Spread(long seed) {
  private static final long STIR_1 = 0xff51afd7ed558ccdL;
  private static final long STIR_2 = 0xc4ceb9fe1a85ec53L;

  long of(long number) {
    long value = number ^ seed;
    long stirred = (value ^ value >>> 33) * STIR_1;
    stirred = (stirred ^ stirred >>> 33) * STIR_2;
    return stirred ^ stirred >>> 33;
  }
}
