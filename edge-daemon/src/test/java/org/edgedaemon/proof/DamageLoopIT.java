package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The real process is killed, and before it starts again its files are deleted or damaged. What is
 * lost with one store comes back from the others, and in the end from the devices.
 */
class DamageLoopIT {
  private static final int ROUNDS = Integer.getInteger("harm.rounds", 2);
  private static final long SEED = Long.getLong("harm.seed", 1_848);
  private static final int PUNCHES_PER_SECOND = 30;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Harm.class)
  void nothingIsLostOrDoubled(Harm harm) throws Exception {
    try (Office office = new Office(SEED, 100);
        ForkedDaemon daemon = daemon(office)) {
      office.startPunching(PUNCHES_PER_SECOND);
      office.beTroublesome();
      Random random = new Random(SEED + harm.ordinal());
      List<String> story = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        daemon.start();
        daemon.awaitStarted();
        Await.pause(random.nextInt(300, 1_500));
        if (round % 2 == 0) {
          daemon.post("/api/v1/journal/backup");
          Await.pause(random.nextInt(300));
        }
        daemon.kill();
        story.add(harm.onto(daemon.dataDir(), random));
      }
      office.cloud.faults().clear();
      office.stopPunching();
      daemon.start();
      daemon.awaitStarted();
      System.out.println(harm + ": " + story);
      new Oracle(office, daemon).everythingArrived(!harm.forgetsSequences());
    }
  }

  /**
   * The newest elements of the intake survive, and with them read cursors that claim what was lost
   * before them. At the first start no device can be read, so that those cursors are in the journal
   * before anybody reads on from them.
   */
  @Test
  void cursorsDoNotOutliveWhatTheyClaim() throws Exception {
    try (Office office = new Office(SEED, 1_500);
        ForkedDaemon daemon = daemon(office)) {
      Oracle oracle = new Oracle(office, daemon);
      daemon.start();
      daemon.awaitStarted();
      oracle.everythingArrived();
      office.startPunching(PUNCHES_PER_SECOND);
      Await.pause(3_000);
      office.stopPunching();
      oracle.everythingArrived();
      daemon.kill();
      Files.delete(daemon.dataDir().resolve("journal.mv.db"));
      zeroMiddle(daemon.dataDir().resolve("intake.queue"));
      office.offline();
      daemon.start();
      daemon.awaitStarted();
      Await.within(
          Duration.ofSeconds(60),
          () -> daemon.getJson("/api/v1/journal").path("applied_sequence").asLong() > 4_000);
      assertThat(daemon.journaled())
          .as("punches that survived in the intake")
          .isBetween(1_000L, (long) office.held().size() - 100);
      daemon.stop();
      office.online();
      daemon.start();
      daemon.awaitStarted();
      oracle.everythingArrived();
    }
  }

  /**
   * The backup knows the fewer sequences, and nothing else is left but what the cloud remembers.
   */
  @Test
  void aRestoredBackupGivesNoSequenceAgain() throws Exception {
    try (Office office = new Office(SEED, 50);
        ForkedDaemon daemon = daemon(office)) {
      Oracle oracle = new Oracle(office, daemon);
      daemon.start();
      daemon.awaitStarted();
      oracle.everythingArrived();
      assertThat(daemon.post("/api/v1/journal/backup").statusCode()).isEqualTo(200);
      for (int i = 0; i < 100; i++) {
        office.punch();
      }
      oracle.everythingArrived();
      daemon.kill();
      Files.delete(daemon.dataDir().resolve("journal.mv.db"));
      Files.delete(daemon.dataDir().resolve("intake.queue"));
      daemon.start();
      daemon.awaitStarted();
      for (int i = 0; i < 100; i++) {
        office.punch();
      }
      oracle.everythingArrived();
    }
  }

  /** The journal of a small office, cut to some lengths; the packages' own tests have the rest. */
  @Test
  void aJournalCutShort() throws Exception {
    try (Office office = new Office(SEED, 50);
        ForkedDaemon daemon = daemon(office)) {
      Oracle oracle = new Oracle(office, daemon);
      daemon.start();
      daemon.awaitStarted();
      oracle.everythingArrived();
      for (double part : List.of(0.0, 0.03, 0.5, 0.97)) {
        daemon.kill();
        Path journal = daemon.dataDir().resolve("journal.mv.db");
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
          file.setLength((long) (file.length() * part));
        }
        office.punch();
        daemon.start();
        daemon.awaitStarted();
        oracle.everythingArrived();
      }
    }
  }

  private ForkedDaemon daemon(Office office) throws IOException {
    ForkedDaemon daemon = new ForkedDaemon(folder);
    daemon.secret("key.key", Integer.toString(Office.COMM_KEY));
    daemon.secret("cloud.key", Office.API_KEY);
    daemon.configure(office.sections("1s", ""));
    return daemon;
  }

  private static void zeroMiddle(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      int block = 64 * 1024;
      long third = file.length() / 3 / block * block;
      file.seek(third);
      file.write(new byte[2 * block]);
    }
  }
}
