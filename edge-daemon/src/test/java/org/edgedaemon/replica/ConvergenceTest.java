package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Random histories of three slaves and a master: edits, deletes, partitions, clocks that differ,
 * crashes in every step, lost answers, repeated and late messages, edits in the middle of a round.
 * When traffic stops all four databases are equal, and no edit is silently lost.
 */
class ConvergenceTest {
  private static final int HISTORIES = Integer.getInteger("replica.histories", 2_000);
  private static final long SEED = Long.getLong("replica.seed", 0);

  @Test
  void allBecomeEqualAndNothingIsSilentlyLost() {
    long conflicts = 0;
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      conflicts += play(seed);
    }
    assertThat(conflicts).as("conflicts that really happened").isGreaterThan(HISTORIES);
  }

  /** Seeds that once failed. */
  @Test
  void failedSeedsStayMended() {
    for (long seed : new long[] {1_395, 7_251}) {
      play(seed);
    }
  }

  private static int play(long seed) {
    return play(seed, Places.memory());
  }

  static int play(long seed, Places places) {
    World world = new World(seed, places);
    try {
      world.live();
      world.settle();
      world.checkEqual();
      world.checkNothingLost();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("history " + seed + " (-Dreplica.seed=" + seed + ")", e);
    }
    return world.conflicts();
  }
}
