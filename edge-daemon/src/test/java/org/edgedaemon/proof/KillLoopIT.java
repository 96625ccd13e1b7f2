package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed again and again, at any moment, while people punch and the cloud fails
 * at random. Nothing is lost, nothing doubled in effect.
 */
class KillLoopIT {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);
  private static final long SEED = Long.getLong("kill.seed", 2_604);
  private static final int PUNCHES_PER_SECOND = 40;

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrDoubledByKills() throws Exception {
    try (Office office = new Office(SEED, 200);
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      daemon.secret("key.key", Integer.toString(Office.COMM_KEY));
      daemon.secret("cloud.key", Office.API_KEY);
      daemon.configure(office.sections("1s", ""));
      office.startPunching(PUNCHES_PER_SECOND);
      office.beTroublesome();
      Oracle oracle = new Oracle(office, daemon);
      Random random = new Random(SEED);
      for (int round = 0; round < ROUNDS; round++) {
        round(round, random, office, daemon, oracle);
      }
      settle(office, daemon, oracle);
    }
  }

  /**
   * Of five rounds two first look, with the terminals out of reach, whether the journal has what
   * was acknowledged before the kill; one is killed within its start, the others later.
   */
  private static void round(
      int round, Random random, Office office, ForkedDaemon daemon, Oracle oracle)
      throws IOException {
    boolean looks = round % 5 >= 3;
    if (looks) {
      office.offline();
    }
    daemon.start();
    if (looks) {
      daemon.awaitStarted();
      oracle.acknowledgedIsJournaled();
      office.online();
    } else if (round % 5 > 0) {
      daemon.awaitStarted();
    }
    Await.pause(random.nextInt(200, 1_700));
    if (round % 5 == 1) {
      daemon.post("/api/v1/journal/backup");
    }
    daemon.kill();
  }

  private static void settle(Office office, ForkedDaemon daemon, Oracle oracle) throws Exception {
    long faults = office.cloud.faults().happened();
    office.cloud.faults().clear();
    office.stopPunching();
    daemon.start();
    daemon.awaitStarted();
    oracle.everythingArrived();
    System.out.printf(
        "%d kills: %d punches, %d live events acknowledged, %d faults of the cloud, %d repeats on"
            + " the wire%n",
        ROUNDS,
        office.cloud.uniqueCount(),
        office.acknowledged().size(),
        faults,
        office.cloud.duplicates());
    assertThat(faults).as("faults that really happened").isPositive();
    assertThat(office.acknowledged()).isNotEmpty();
    assertThat(daemon.stop()).isIn(0, 143);
  }
}
