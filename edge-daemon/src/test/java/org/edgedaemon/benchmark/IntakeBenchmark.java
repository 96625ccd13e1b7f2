package org.edgedaemon.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.intake.IntakeConfig;
import org.edgedaemon.intake.IntakeEnvironment;
import org.edgedaemon.intake.TapeIntake;
import org.edgedaemon.tape.SampleEntries;

/**
 * The intake beside raw synchronous writes to the same disk, alternating, medians of the rounds.
 *
 * <p>Arguments: rounds, seconds of each part.
 */
public final class IntakeBenchmark {
  private static final int PUNCH_BYTES = 400;
  private static final int RAW_BYTES = 16 * 1024;
  private static final int PRODUCERS = 64;
  private static final int BULK = 1000;

  private final Path folder;
  private final long nanos;

  private IntakeBenchmark(Path folder, double seconds) {
    this.folder = folder;
    this.nanos = (long) (seconds * 1e9);
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 2;
    try (WorkFolder work = new WorkFolder()) {
      new IntakeBenchmark(work.path(), seconds).run(rounds);
    }
  }

  private void run(int rounds) throws Exception {
    double[][] results = new double[rounds][];
    for (int round = 0; round < rounds; round++) {
      double[] raw = raw(RAW_BYTES);
      double[] many = sessions(PRODUCERS);
      double[] threads = producers(PRODUCERS);
      double[] one = producers(1);
      double[] rawBulk = raw(64 * 1024);
      double bulk = bulk();
      results[round] =
          withRatios(
              raw[0], raw[1], many[0], one[1], rawBulk[0] * 64 * 1024, bulk, many[1], threads[0]);
      print("round " + (round + 1), results[round]);
    }
    double[] medians = new double[results[0].length];
    for (int i = 0; i < medians.length; i++) {
      int column = i;
      double[] values = Arrays.stream(results).mapToDouble(row -> row[column]).sorted().toArray();
      medians[i] = values[values.length / 2];
    }
    print("median", medians);
    tell(medians);
  }

  private static void tell(double[] r) {
    double fit = (double) RAW_BYTES / entryBytes();
    new Row(
            "intake, 64 producers, one punch each",
            ">= 0.5 x raw 16 KiB writes x punches that fit into one",
            Row.number(r[2]) + " punches/s, " + Row.number(r[6]) + " a commit",
            "%s writes/s x %.1f = %s punches/s"
                .formatted(Row.number(r[0]), fit, Row.number(r[0] * fit)),
            Row.number(r[2] / (r[0] * fit)),
            r[2] >= 0.5 * r[0] * fit)
        .tell();
    new Row(
            "intake, single punch, p50",
            "<= 5 x one raw synchronous write",
            Row.number(r[3]) + " us",
            Row.number(r[1]) + " us",
            Row.number(r[3] / r[1]),
            r[3] <= 5 * r[1])
        .tell();
  }

  /** Adds the ratios, so that the median of the ratios is taken and not the ratio of medians. */
  private static double[] withRatios(double... r) {
    double[] row = Arrays.copyOf(r, 12);
    double rawPunches = r[0] * RAW_BYTES / entryBytes();
    row[8] = r[2] / rawPunches;
    row[9] = r[3] / r[1];
    row[10] = r[5] / r[4];
    row[11] = r[7] / rawPunches;
    return row;
  }

  private static void print(String what, double[] r) {
    double fit = (double) RAW_BYTES / entryBytes();
    System.out.printf(
        Locale.ROOT,
        "%s: raw 16 KiB %.0f writes/s, p50 %.0f us | %d producers %.0f punches/s"
            + " (%.1f a commit) = %.2f of raw x %.1f; as blocked"
            + " threads %.0f = %.2f | one producer p50 %.0f us = %.1f raw writes |"
            + " bulk %.1f MB/s = %.2f of raw 64 KiB %.1f MB/s%n",
        what,
        r[0],
        r[1],
        PRODUCERS,
        r[2],
        r[6],
        r[8],
        fit,
        r[7],
        r[11],
        r[3],
        r[9],
        r[5] / 1e6,
        r[10],
        r[4] / 1e6);
  }

  private static int entryBytes() {
    return PUNCH_BYTES + 60;
  }

  /** Writes a second and the median time of one, in microseconds. */
  private double[] raw(int bytes) throws IOException {
    Path file = folder.resolve("raw");
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    List<Long> times = new ArrayList<>();
    long begin = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DSYNC)) {
      while (System.nanoTime() - begin < nanos) {
        long start = System.nanoTime();
        buffer.clear();
        channel.write(buffer);
        times.add(System.nanoTime() - start);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Files.delete(file);
    return new double[] {times.size() / seconds, median(times)};
  }

  /** Punches a second, median wait in microseconds, punches in a commit. */
  private double[] producers(int count) throws Exception {
    ExecutorService completions = Executors.newSingleThreadExecutor();
    List<Long> waits = new ArrayList<>();
    AtomicLong done = new AtomicLong();
    double seconds;
    double perCommit;
    try (TapeIntake intake = open(completions)) {
      List<Thread> threads = new ArrayList<>();
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        int producer = i;
        threads.add(new Thread(() -> produce(intake, producer, begin + nanos, done, waits)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      seconds = (System.nanoTime() - begin) / 1e9;
      perCommit = (double) intake.facts().entries() / intake.facts().commits();
    }
    completions.shutdown();
    Files.delete(folder.resolve("intake.queue"));
    return new double[] {done.get() / seconds, median(waits), perCommit};
  }

  /** As {@link #producers}, but each appends again when its stage completes, as a session does. */
  private double[] sessions(int count) throws Exception {
    ExecutorService completions = Executors.newSingleThreadExecutor();
    AtomicLong done = new AtomicLong();
    CountDownLatch ended = new CountDownLatch(count);
    double seconds;
    double perCommit;
    try (TapeIntake intake = open(completions)) {
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        List<Entry> punch = List.of(SampleEntries.entry(i, PUNCH_BYTES));
        appendUntil(begin + nanos, intake, punch, done, ended);
      }
      ended.await();
      seconds = (System.nanoTime() - begin) / 1e9;
      perCommit = (double) intake.facts().entries() / intake.facts().commits();
    }
    completions.shutdown();
    Files.delete(folder.resolve("intake.queue"));
    return new double[] {done.get() / seconds, perCommit};
  }

  private static void appendUntil(
      long end, TapeIntake intake, List<Entry> punch, AtomicLong done, CountDownLatch ended) {
    intake
        .append(punch)
        .thenAccept(
            sequence -> {
              done.incrementAndGet();
              if (System.nanoTime() < end) {
                appendUntil(end, intake, punch, done, ended);
              } else {
                ended.countDown();
              }
            });
  }

  private static void produce(
      TapeIntake intake, int producer, long end, AtomicLong done, List<Long> waits) {
    List<Entry> punch = List.of(SampleEntries.entry(producer, PUNCH_BYTES));
    List<Long> own = new ArrayList<>();
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      intake.append(punch).toCompletableFuture().join();
      own.add(System.nanoTime() - start);
    }
    done.addAndGet(own.size());
    synchronized (waits) {
      waits.addAll(own);
    }
  }

  /** Bytes a second of batches, a few in flight. */
  private double bulk() throws IOException {
    ExecutorService completions = Executors.newSingleThreadExecutor();
    List<Entry> batch = new ArrayList<>();
    for (int i = 0; i < BULK; i++) {
      batch.add(SampleEntries.entry(i, PUNCH_BYTES));
    }
    long entries = 0;
    double seconds;
    try (TapeIntake intake = open(completions)) {
      long begin = System.nanoTime();
      CompletableFuture<Long> previous = CompletableFuture.completedFuture(0L);
      while (System.nanoTime() - begin < nanos) {
        CompletableFuture<Long> next = intake.append(batch).toCompletableFuture();
        previous.join();
        previous = next;
        entries += BULK;
      }
      previous.join();
      seconds = (System.nanoTime() - begin) / 1e9;
    }
    completions.shutdown();
    Files.delete(folder.resolve("intake.queue"));
    return entries * entryBytes() / seconds;
  }

  private TapeIntake open(ExecutorService completions) {
    IntakeConfig config =
        new IntakeConfig(
            folder.resolve("intake.queue"),
            folder.resolve("quarantine"),
            1L << 33,
            0,
            Duration.ofMillis(1));
    return TapeIntake.open(
        config,
        0,
        new IntakeEnvironment(
            () -> Long.MAX_VALUE, completions, () -> {}, () -> Instant.EPOCH, System::nanoTime));
  }

  private static double median(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length / 2] / 1e3;
  }
}
