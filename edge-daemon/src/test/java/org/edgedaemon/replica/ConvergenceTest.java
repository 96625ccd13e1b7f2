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
      conflicts += play(seed, World.Plan.STAR);
    }
    assertThat(conflicts).as("conflicts that really happened").isGreaterThan(HISTORIES);
  }

  /** Seeds that once failed. */
  @Test
  void failedSeedsStayMended() {
    for (long seed : new long[] {1_395, 7_251, 10_742, 109_191, 7_002_593, 9_008_198, 20_009_240}) {
      play(seed, World.Plan.STAR);
    }
    for (long seed : new long[] {277, 523, 744, 1_236, 2_787, 20_688, 22_131}) {
      play(seed, World.Plan.RESTORED);
    }
    play(8_001_067, World.Plan.BRIDGE);
  }

  /** Offices whose database and memory go back to a backup. */
  @Test
  void officesOfAnOlderTimeCatchUp() {
    for (long seed = SEED; seed < SEED + HISTORIES / 4; seed++) {
      play(seed, World.Plan.RESTORED);
    }
  }

  /** One office with two masters that do not know of each other. */
  @Test
  void twoMastersOfOneOfficeBecomeEqual() {
    for (long seed = SEED; seed < SEED + HISTORIES / 4; seed++) {
      play(seed, World.Plan.BRIDGE);
    }
  }

  /**
   * Two such offices, so that changes meet themselves on another way: two values of one field may
   * chase each other for some rounds.
   */
  @Test
  void twoMastersOfTwoOfficesBecomeEqual() {
    for (long seed = SEED; seed < SEED + HISTORIES / 8; seed++) {
      play(seed, World.Plan.RING);
    }
  }

  private static int play(long seed, World.Plan plan) {
    return play(seed, Places.memory(), plan);
  }

  static int play(long seed, Places places, World.Plan plan) {
    World world = new World(seed, places, plan);
    try {
      world.live();
      world.settle();
      world.checkEqual();
      world.checkNothingLost();
      world.checkNoQuarrels();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("history " + seed + " (-Dreplica.seed=" + seed + ")", e);
    }
    return world.conflicts();
  }
}
