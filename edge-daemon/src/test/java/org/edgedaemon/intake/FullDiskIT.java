package org.edgedaemon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.LaneElement;
import org.edgedaemon.outbox.OutboxException;
import org.edgedaemon.outbox.tape.TapeLane;
import org.edgedaemon.tape.SampleEntries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk of 4 MiB in memory; needs the right to mount one. */
class FullDiskIT {
  @TempDir Path folder;

  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
        "may not mount a small disk");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void theIntakeFailsLoudlyAndGoesOnWhenThereIsRoom() throws IOException {
    Path ballast = disk.resolve("ballast");
    Files.write(ballast, new byte[2 << 20]);
    List<Long> acknowledged = new ArrayList<>();
    try (TapeIntake intake = open()) {
      assertThatThrownBy(() -> appendUntilFull(intake, acknowledged))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(IntakeException.class)
          .hasMessageContaining(disk.resolve("intake.queue").toString());
      assertThatThrownBy(() -> append(intake, 20_000)).hasMessageContaining("make room");
      Files.delete(ballast);
      acknowledged.add(append(intake, 20_000));
      assertThat(intake.facts().trouble()).isEmpty();
      checkAll(intake, acknowledged);
    }
    try (TapeIntake intake = open()) {
      checkAll(intake, acknowledged);
      assertThat(intake.facts().quarantines()).isZero();
    }
  }

  @Test
  void aNewIntakeOnAFullDiskWaitsForRoom() throws IOException {
    Path ballast = disk.resolve("ballast");
    fill(ballast);
    try (TapeIntake intake = open()) {
      assertThatThrownBy(() -> append(intake, 1)).hasCauseInstanceOf(IntakeException.class);
      Files.delete(ballast);
      assertThat(append(intake, 1)).isPositive();
    }
  }

  @Test
  void aLaneDeliversOnAFullDiskAndTakesMoreOnceEmpty() {
    try (TapeLane lane =
        new TapeLane(
            disk.resolve("cloud.queue"), disk.resolve("q"), () -> Instant.EPOCH, alarm -> {})) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  long next = lane.lastSequence() + 1;
                  lane.offer(SampleEntries.run(next, next + 50, 800));
                }
              })
          .isInstanceOf(OutboxException.class)
          .hasMessageContaining("cloud.queue");
      long last = lane.lastSequence();
      List<SequencedEntry> delivered = new ArrayList<>();
      for (List<LaneElement> next = lane.peek(500); !next.isEmpty(); next = lane.peek(500)) {
        next.forEach(element -> delivered.addAll(element.entries()));
        lane.remove(next.size());
      }
      assertThat(delivered).isEqualTo(SampleEntries.run(1, last, 800));
      lane.offer(SampleEntries.run(last + 1, last + 50, 800));
    }
  }

  private static void appendUntilFull(TapeIntake intake, List<Long> acknowledged) {
    while (true) {
      acknowledged.add(append(intake, 20_000));
    }
  }

  private static long append(TapeIntake intake, int size) {
    return intake.append(List.of(SampleEntries.entry(1, size))).toCompletableFuture().join();
  }

  private static void checkAll(TapeIntake intake, List<Long> acknowledged) {
    List<Long> found = new ArrayList<>();
    for (List<SequencedEntry> next = intake.entriesAfter(0, 10); !next.isEmpty(); ) {
      next.forEach(entry -> found.add(entry.sequence()));
      next = intake.entriesAfter(found.get(found.size() - 1), 10);
    }
    assertThat(found).containsAll(acknowledged);
  }

  private static void fill(Path ballast) throws IOException {
    Files.createFile(ballast);
    try (var out = Files.newOutputStream(ballast)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      assertThat(Files.size(ballast)).isPositive();
    }
  }

  private TapeIntake open() {
    return TapeIntake.open(
        IntakeConfig.in(disk),
        0,
        new IntakeEnvironment(
            () -> Long.MAX_VALUE,
            CompletableFuture::runAsync,
            () -> {},
            () -> Instant.EPOCH,
            System::nanoTime));
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
