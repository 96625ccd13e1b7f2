package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards every upgrade of H2: one version lost rows at kill -9 although they were followed by
 * CHECKPOINT SYNC. More rounds with {@code -Dkill.rounds=N}.
 */
class KillIT {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);

  @TempDir Path dataDir;

  @Test
  void whatWasSyncedSurvivesAndTheRestIsAPrefix() throws IOException {
    Random random = new Random(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      int syncEvery = round % 3 == 2 ? 0 : 1 + random.nextInt(3);
      long synced = killedAfter(random.nextLong(), syncEvery, 5 + random.nextInt(60));
      try (JournalFixture fixture = JournalFixture.in(dataDir)) {
        assertThat(fixture.database.opening()).isInstanceOf(Opening.Opened.class);
        long applied = fixture.journal.resume();
        assertThat(applied).as("round %s", round).isGreaterThanOrEqualTo(synced);
        assertThat(fixture.journal.countAfter(0, Set.of(EntryKind.PUNCH))).isEqualTo(applied);
        assertThat(fixture.journal.entriesAfter(Math.max(0, applied - 500), all(), 1_000))
            .isEqualTo(Entries.punches(Math.max(1, applied - 499), applied));
        assertThat(fixture.journal.verify()).isEmpty();
        fixture.journal.apply(Entries.punches(applied + 1, applied + 100));
        assertThat(fixture.journal.appliedSequence()).isEqualTo(applied + 100);
      }
    }
  }

  @Test
  void aSecondProcessIsRefusedAndTheFileLeftAlone() throws IOException {
    try (ApplyingProcess process = ApplyingProcess.start(dataDir, 1, 1)) {
      assertThat(process.readLine()).startsWith("opened");
      assertThatThrownBy(() -> JournalFixture.in(dataDir))
          .isInstanceOf(JournalLockedException.class)
          .hasMessageContaining("already running");
      assertThat(Files.exists(dataDir.resolve("quarantine"))).isFalse();
      assertThat(process.readLine()).isNotNull();
    }
  }

  /** Returns the last sequence that was said to be synced. */
  private long killedAfter(long seed, int syncEvery, int lines) throws IOException {
    long synced = 0;
    try (ApplyingProcess process = ApplyingProcess.start(dataDir, seed, syncEvery)) {
      String line = process.readLine();
      assertThat(line).as(Files.readString(dataDir.resolve("child-errors.txt"))).isNotNull();
      for (int read = 0; line != null; read++) {
        if (read == lines) {
          process.kill();
        }
        if (line.startsWith("synced ")) {
          synced = Long.parseLong(line.substring("synced ".length()));
        }
        line = process.readLine();
      }
    }
    return synced;
  }

  private static Set<EntryKind> all() {
    return Set.of(EntryKind.values());
  }
}
