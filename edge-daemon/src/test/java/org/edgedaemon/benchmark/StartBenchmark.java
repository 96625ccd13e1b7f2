package org.edgedaemon.benchmark;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.edgedaemon.journal.h2.Entries;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;

/**
 * Starts the daemon until it says that it is ready, on an empty data folder and on a journal of a
 * million entries, beside the start of a Java process that does nothing.
 */
public final class StartBenchmark {
  private static final int ENTRIES = 1_000_000;
  private static final int STARTS = 7;
  private static final double GOAL_SECONDS = 2;
  private static final double GOAL_EMPTY_SECONDS = 0.6;

  private StartBenchmark() {}

  /** A process that only begins and ends. */
  static final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {}
  }

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder()) {
      Sample bare = Sample.of(STARTS, StartBenchmark::nothingSeconds);
      // The first one warms this process and the caches of the system.
      start(folder.fresh("warm"));
      tell(
          "an empty data folder",
          GOAL_EMPTY_SECONDS,
          Sample.of(STARTS, () -> start(folder.fresh("empty"))),
          bare);
      Path full = folder.fresh("full");
      load(full);
      tell(
          "a journal of 1,000,000 entries",
          GOAL_SECONDS,
          Sample.of(STARTS, () -> start(full)),
          bare);
    }
    System.exit(0);
  }

  private static void load(Path folder) {
    Path data = MeasuredDaemon.dataDir(folder);
    try (H2Database database =
        H2Database.open(new JournalFiles(data), InstantSource.system(), System::nanoTime)) {
      H2Journal journal = new H2Journal(database);
      for (long first = 1; first <= ENTRIES; first += 1_000) {
        journal.apply(Entries.punches(first, first + 999));
      }
    }
  }

  private static double start(Path folder) throws Exception {
    try (MeasuredDaemon daemon =
        new MeasuredDaemon(folder, "devices: []\ndestinations: []\n", List.of())) {
      return daemon.awaitReady();
    }
  }

  private static void tell(String on, double goal, Sample ours, Sample bare) {
    new Row(
            "start to ready, " + on,
            "<= " + goal + " s",
            Row.number(ours.median()) + " s (max " + Row.number(ours.max()) + ")",
            "a Java process that does nothing: " + Row.number(bare.median()) + " s",
            Row.number(ours.median() / bare.median()),
            ours.median() <= goal)
        .tell();
  }

  private static double nothingSeconds() throws Exception {
    long start = System.nanoTime();
    ChildJvm.of(Nothing.class, List.of(), List.of()).start().waitFor();
    return (System.nanoTime() - start) / 1e9;
  }
}
