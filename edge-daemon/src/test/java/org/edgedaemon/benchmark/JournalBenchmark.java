package org.edgedaemon.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.h2.Entries;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;

/**
 * Applies with dedupe onto an empty journal and onto 1,000,000 entries, reads pages, opens. Run:
 * main class with the test class path, {@code [rows] [folder]}; give it {@code -Xmx64m}.
 */
public final class JournalBenchmark {
  private static final int BATCH = 1_000;
  private static final int MEASURED = 50_000;
  private static final int RUNS = 5;

  private final Path dataDir;
  private H2Database database;
  private H2Journal journal;
  private long sequence;
  private long event;

  private JournalBenchmark(Path dataDir) {
    this.dataDir = dataDir;
    open();
  }

  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    try (WorkFolder folder = new WorkFolder()) {
      run(rows, args.length > 1 ? Path.of(args[1]) : folder.path());
    }
  }

  private static void run(int rows, Path root) throws IOException {
    warmUp(root);
    double empty = median(RUNS, () -> onEmpty(root));
    say("apply onto an empty journal, rows/s", empty);
    Path dir = Files.createTempDirectory(root, "journal-benchmark");
    JournalBenchmark full = new JournalBenchmark(dir);
    double load = full.apply(rows, 0);
    say("load " + rows + ", rows/s", load);
    say("bytes per row", (double) full.journal.bytes() / rows);
    tell(rows, empty, median(RUNS, () -> full.apply(MEASURED, 0)));
    for (double share : new double[] {0.01, 0.5}) {
      double onto = median(RUNS, () -> full.apply(MEASURED, share));
      say("apply onto " + rows + ", " + (int) (100 * share) + " % known, rows/s", onto);
      say("  relative to empty", onto / empty);
    }
    say("read pages of 500, rows/s", median(RUNS, () -> full.read(200_000)));
    say("open, ms", median(RUNS, full::reopen));
    full.database.close();
    WorkFolder.delete(dir);
  }

  private static void tell(int rows, double empty, double onto) {
    new Row(
            "journal apply with dedupe onto " + Row.number(rows) + " rows, 64 MiB heap",
            ">= 80,000 rows/s and >= 0.8 x onto an empty one",
            Row.number(onto) + " rows/s",
            "onto an empty one: " + Row.number(empty) + " rows/s",
            Row.number(onto / empty),
            onto >= 80_000 && onto >= 0.8 * empty)
        .tell();
  }

  private static void warmUp(Path root) throws IOException {
    for (int i = 0; i < 3; i++) {
      onEmpty(root);
    }
  }

  private static double onEmpty(Path root) throws IOException {
    Path dir = Files.createTempDirectory(root, "journal-benchmark");
    JournalBenchmark empty = new JournalBenchmark(dir);
    double rate = empty.apply(MEASURED, 0);
    empty.database.close();
    WorkFolder.delete(dir);
    return rate;
  }

  /**
   * Punches in the order of their time, except for a share that was applied shortly before. Making
   * them is not measured.
   */
  private double apply(int rows, double known) {
    Random random = new Random(event);
    long nanos = 0;
    for (int done = 0; done < rows; done += BATCH) {
      List<SequencedEntry> batch = new ArrayList<>(BATCH);
      for (int i = 0; i < BATCH; i++) {
        boolean old = random.nextDouble() < known;
        long number = old ? event - 1 - random.nextInt(20_000) : event++;
        batch.add(Entries.at(++sequence, Entries.punch(number)));
      }
      long start = System.nanoTime();
      journal.apply(batch);
      nanos += System.nanoTime() - start;
    }
    return rows * 1e9 / nanos;
  }

  private double read(int rows) {
    long start = System.nanoTime();
    long after = 0;
    int count = 0;
    while (count < rows) {
      List<SequencedEntry> page = journal.entriesAfter(after, Set.of(EntryKind.PUNCH), 500);
      if (page.isEmpty()) {
        break;
      }
      after = page.get(page.size() - 1).sequence();
      count += page.size();
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private double reopen() {
    database.close();
    long start = System.nanoTime();
    open();
    return (System.nanoTime() - start) / 1e6;
  }

  private void open() {
    database = H2Database.open(new JournalFiles(dataDir), InstantSource.system(), System::nanoTime);
    journal = new H2Journal(database);
  }

  private interface Run {
    double once() throws IOException;
  }

  private static double median(int runs, Run run) throws IOException {
    double[] results = new double[runs];
    for (int i = 0; i < runs; i++) {
      results[i] = run.once();
    }
    Arrays.sort(results);
    return results[runs / 2];
  }

  private static void say(String what, double value) {
    System.out.printf(Locale.ROOT, "%-50s %,15.2f%n", what, value);
  }
}
