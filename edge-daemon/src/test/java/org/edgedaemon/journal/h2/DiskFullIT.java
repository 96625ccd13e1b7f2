package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.journal.JournalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own, which only root may mount. */
class DiskFullIT {
  private static final Set<EntryKind> PUNCH = Set.of(EntryKind.PUNCH);

  @TempDir Path mountPoint;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", mountPoint.toString()),
        "mounting a small file system is not permitted");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", mountPoint.toString());
  }

  @Test
  void goesOnWhenThereIsSpaceAgain() throws IOException {
    Path filler = mountPoint.resolve("filler");
    Files.write(filler, new byte[4 * 1024 * 1024]);
    try (JournalFixture fixture = JournalFixture.in(mountPoint)) {
      long reached = applyUntilItFails(fixture);
      assertThat(reached).as("it failed at all").isLessThan(100_000);

      fixture.advance(Duration.ofSeconds(2));
      assertThat(stillFails(fixture)).as("while the disk is full").isTrue();

      Files.delete(filler);
      fixture.advance(Duration.ofSeconds(2));
      long applied = fixture.journal.resume();
      assertThat(applied).isLessThanOrEqualTo(reached + 500);
      fixture.journal.apply(Entries.punches(applied + 1, reached + 500));

      assertThat(fixture.journal.appliedSequence()).isEqualTo(reached + 500);
      assertThat(fixture.journal.countAfter(0, PUNCH)).isEqualTo(reached + 500);
      assertThat(fixture.journal.verify()).isEmpty();
      assertThat(mountPoint.resolve("quarantine")).doesNotExist();
    }
  }

  /** Returns what was applied before. H2 writes late, so some of it may be gone again. */
  private static long applyUntilItFails(JournalFixture fixture) {
    long applied = 0;
    try {
      while (applied < 100_000) {
        fixture.journal.apply(Entries.punches(applied + 1, applied + 500));
        applied += 500;
        fixture.database.checkpoint();
      }
    } catch (JournalException e) {
      assertThat(e).hasMessageContaining("journal");
    }
    return applied;
  }

  private static boolean stillFails(JournalFixture fixture) {
    try {
      long applied = fixture.journal.resume();
      for (int i = 0; i < 50; i++) {
        fixture.journal.apply(Entries.punches(applied + 1, applied + 500));
        applied += 500;
        fixture.database.checkpoint();
      }
      return false;
    } catch (JournalException e) {
      return true;
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
