package org.edgedaemon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.tape.SampleEntries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TapeIntakeIT {
  @TempDir Path folder;

  private final ExecutorService completions = Executors.newSingleThreadExecutor();
  private final AtomicLong freeSpace = new AtomicLong(Long.MAX_VALUE);
  private final AtomicInteger backupsWanted = new AtomicInteger();
  private long maxBytes = 1 << 20;

  @AfterEach
  void stop() {
    completions.shutdown();
  }

  @Test
  void givesSequencesAndKeepsThemOverARestart() {
    try (TapeIntake intake = open(0)) {
      assertThat(intake.lastSequence()).isZero();
      assertThat(intake.firstSequence()).isEqualTo(1);
      assertThat(append(intake, 1, 3)).isEqualTo(3);
      assertThat(append(intake, 4, 4)).isEqualTo(4);
    }
    try (TapeIntake intake = open(0)) {
      assertThat(intake.lastSequence()).isEqualTo(4);
      assertThat(intake.entriesAfter(0, 100)).isEqualTo(SampleEntries.run(1, 4, 200));
      assertThat(intake.entriesAfter(2, 100)).isEqualTo(SampleEntries.run(3, 4, 200));
      assertThat(append(intake, 5, 5)).isEqualTo(5);
    }
    try (TapeIntake intake = open(900)) {
      assertThat(append(intake, 901, 901)).isEqualTo(901);
    }
  }

  @Test
  void largeAppendsSpanElements() {
    try (TapeIntake intake = open(0)) {
      assertThat(append(intake, 1, 2000)).isEqualTo(2000);
      assertThat(intake.facts().commits()).isBetween(2L, 20L);
      assertThat(everything(intake)).isEqualTo(SampleEntries.run(1, 2000, 200));
    }
    try (TapeIntake intake = open(0)) {
      assertThat(everything(intake)).isEqualTo(SampleEntries.run(1, 2000, 200));
    }
  }

  @Test
  void aWaitingReaderIsWoken() throws Exception {
    try (TapeIntake intake = open(0)) {
      CompletableFuture<List<SequencedEntry>> read =
          CompletableFuture.supplyAsync(() -> await(intake, 0));
      append(intake, 1, 1);
      assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(SampleEntries.run(1, 1, 200));
      assertThat(intake.awaitEntriesAfter(1, 10, 1)).isEmpty();
    }
  }

  @Test
  void whatTheReaderHasIsNotKeptWhileItWaits() throws Exception {
    try (TapeIntake intake = open(0)) {
      append(intake, 1, 100);
      assertThat(intake.awaitEntriesAfter(0, 1_000, 1)).hasSize(100);
      assertThat(intake.bytesInMemory()).isPositive();
      assertThat(intake.awaitEntriesAfter(100, 1_000, 1)).isEmpty();
      assertThat(intake.bytesInMemory()).isZero();
      assertThat(intake.entriesAfter(0, 1_000)).isEqualTo(SampleEntries.run(1, 100, 200));
    }
  }

  @Test
  void dropsWhatABackupCoversButNeverTheNewest() throws IOException {
    try (TapeIntake intake = open(0)) {
      for (int i = 1; i <= 50; i++) {
        append(intake, i * 100 - 99, i * 100);
      }
      intake.dropThrough(2550);
      assertThat(intake.firstSequence()).isEqualTo(2501);
      assertThat(intake.entriesAfter(0, 1).get(0).sequence()).isEqualTo(2501);
      intake.dropThrough(5000);
      assertThat(intake.firstSequence()).isLessThanOrEqualTo(5000);
      assertThat(intake.facts().bytes()).isLessThan(70_000);
    }
    assertThat(Files.size(folder.resolve("intake.queue"))).as("shrunk").isLessThan(200_000);
    try (TapeIntake intake = open(0)) {
      assertThat(append(intake, 5001, 5001)).isEqualTo(5001);
    }
  }

  @Test
  void refusesBelowTheFloorAndRecovers() {
    try (TapeIntake intake = open(0)) {
      freeSpace.set(1000);
      assertThatThrownBy(() -> append(intake, 1, 1))
          .hasCauseInstanceOf(IntakeException.class)
          .hasMessageContaining("floor");
      assertThat(intake.facts().trouble()).isPresent();
      freeSpace.set(Long.MAX_VALUE);
      append(intake, 1, 1);
      assertThat(intake.facts().trouble()).isEmpty();
    }
  }

  @Test
  void wantsABackupAtItsSizeAndRefusesAtTwice() {
    maxBytes = 100_000;
    try (TapeIntake intake = open(0)) {
      append(intake, 1, 100);
      assertThat(backupsWanted).hasValue(0);
      append(intake, 101, 400);
      append(intake, 401, 1000);
      assertThat(backupsWanted).hasValue(1);
      assertThatThrownBy(() -> append(intake, 1001, 1001)).hasMessageContaining("backup");
      intake.dropThrough(1000);
      append(intake, 1001, 1001);
    }
  }

  @Test
  void anOverloadIsRefused() {
    try (TapeIntake intake = open(0)) {
      List<CompletableFuture<Long>> all = new ArrayList<>();
      List<Entry> large = entries(1, 5000);
      for (int i = 0; i < 200; i++) {
        all.add(intake.append(large).toCompletableFuture());
      }
      assertThat(all)
          .anySatisfy(
              one ->
                  assertThatThrownBy(() -> one.get(0, TimeUnit.SECONDS))
                      .hasMessageContaining("overloaded"));
    }
  }

  @Test
  void damageJumpsTheSequence() throws IOException {
    try (TapeIntake intake = open(0)) {
      append(intake, 1, 10);
      append(intake, 11, 20);
    }
    Path file = folder.resolve("intake.queue");
    byte[] bytes = Files.readAllBytes(file);
    bytes[2000] ^= 1;
    Files.write(file, bytes);
    try (TapeIntake intake = open(0)) {
      List<SequencedEntry> kept = everything(intake);
      assertThat(SampleEntries.run(1, 20, 200)).containsAll(kept);
      assertThat(kept).isNotEmpty();
      long next = intake.append(entries(21, 21)).toCompletableFuture().join();
      assertThat(next).isGreaterThan(20 + IntakeWriter.JUMP - 20);
      assertThat(everything(intake)).hasSize(kept.size() + 1);
      assertThat(intake.facts().quarantines()).isEqualTo(1);
    }
  }

  @Test
  void aLostFileJumpsTheSequence() {
    try (TapeIntake intake = open(77)) {
      assertThat(intake.lastSequence()).isEqualTo(77);
      long next = intake.append(entries(1, 1)).toCompletableFuture().join();
      assertThat(next).isEqualTo(77 + IntakeWriter.JUMP + 1);
    }
  }

  @Test
  void interruptedCallersHarmNobody() throws Exception {
    ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    try (TapeIntake intake = open(0)) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Thread thread = new Thread(() -> appendUnderInterrupts(intake, acknowledged));
        thread.start();
        threads.add(thread);
      }
      for (int i = 0; threads.stream().anyMatch(Thread::isAlive); i++) {
        threads.get(i % threads.size()).interrupt();
        Thread.onSpinWait();
      }
      assertThat(intake.facts().failures()).isZero();
      assertThat(everything(intake).stream().map(SequencedEntry::sequence).toList())
          .containsAll(acknowledged);
    }
    assertThat(acknowledged).hasSize(8 * 50);
  }

  @Test
  void closedMeansRefused() {
    TapeIntake intake = open(0);
    CompletableFuture<Long> waiting = intake.append(entries(1, 100)).toCompletableFuture();
    intake.close();
    assertThat(waiting.join()).isEqualTo(100);
    assertThatThrownBy(() -> append(intake, 1, 1)).hasMessageContaining("closed");
    assertThatThrownBy(() -> intake.dropThrough(1)).isInstanceOf(IntakeException.class);
  }

  private static void appendUnderInterrupts(TapeIntake intake, ConcurrentLinkedQueue<Long> done) {
    for (int i = 0; i < 50; i++) {
      done.add(intake.append(entries(i, i)).toCompletableFuture().join());
      if (i % 10 == 0) {
        intake.entriesAfter(0, 10);
        intake.dropThrough(0);
      }
    }
  }

  private TapeIntake open(long floor) {
    IntakeConfig config =
        new IntakeConfig(
            folder.resolve("intake.queue"),
            folder.resolve("quarantine"),
            maxBytes,
            1 << 20,
            Duration.ofMillis(1));
    return TapeIntake.open(
        config,
        floor,
        new IntakeEnvironment(
            freeSpace::get,
            completions,
            backupsWanted::incrementAndGet,
            () -> Instant.EPOCH,
            System::nanoTime));
  }

  private static List<Entry> entries(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number -> SampleEntries.entry(number, 200))
        .toList();
  }

  private static long append(TapeIntake intake, long from, long to) {
    return intake.append(entries(from, to)).toCompletableFuture().join();
  }

  private static List<SequencedEntry> everything(TapeIntake intake) {
    List<SequencedEntry> all = new ArrayList<>();
    long after = 0;
    List<SequencedEntry> next = intake.entriesAfter(after, 300);
    while (!next.isEmpty()) {
      all.addAll(next);
      after = next.get(next.size() - 1).sequence();
      next = intake.entriesAfter(after, 300);
    }
    return all;
  }

  private static List<SequencedEntry> await(TapeIntake intake, long sequence) {
    try {
      return intake.awaitEntriesAfter(sequence, 10, 20_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
