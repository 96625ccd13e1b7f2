package org.edgedaemon.forward;

/**
 * How many entries a delivery may hold just now. A destination that finds a delivery too large gets
 * smaller ones, instead of being sent every batch twice for ever; after a while of successes they
 * grow again.
 */
final class BatchSize {
  static final int TOO_LARGE = 413;
  static final int SUCCESSES_TO_GROW = 64;

  private final int max;
  private int current;
  private int successes;

  BatchSize(int max) {
    this.max = max;
    this.current = max;
  }

  int current() {
    return current;
  }

  void tooLarge(int size) {
    current = Math.max(1, Math.min(current, (size + 1) / 2));
    successes = 0;
  }

  void accepted() {
    if (current < max && ++successes >= SUCCESSES_TO_GROW) {
      current = (int) Math.min(max, current * 2L);
      successes = 0;
    }
  }
}
