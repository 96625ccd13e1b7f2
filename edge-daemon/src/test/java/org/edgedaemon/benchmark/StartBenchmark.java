package org.edgedaemon.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.journal.h2.Entries;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/**
 * Starts the daemon on a journal of a million entries until it says that it is ready, beside the
 * start of a Java process that does nothing; then its memory after a minute with ten terminals.
 */
public final class StartBenchmark {
  private static final int ENTRIES = 1_000_000;
  private static final int STARTS = 5;
  private static final double GOAL_SECONDS = 2;
  private static final double GOAL_MIB = 120;
  private static final int OLD = 2_000;
  private static final long MINUTE = TimeUnit.SECONDS.toNanos(60);
  private static final long PUNCH_EVERY_MILLIS = 200;

  private StartBenchmark() {}

  /** A process that only begins and ends. */
  static final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {}
  }

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder()) {
      load(folder.path());
      start(folder.path());
      memory(folder.fresh("ten"));
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

  private static void start(Path folder) throws Exception {
    Sample ours =
        Sample.of(
            STARTS,
            () -> {
              try (MeasuredDaemon daemon =
                  new MeasuredDaemon(folder, "devices: []\ndestinations: []\n", List.of())) {
                return daemon.awaitReady();
              }
            });
    Sample bare = Sample.of(STARTS, StartBenchmark::nothingSeconds);
    new Row(
            "start to ready, journal of 1,000,000 entries",
            "<= 2 s",
            Row.number(ours.median()) + " s (max " + Row.number(ours.max()) + ")",
            "a Java process that does nothing: " + Row.number(bare.median()) + " s",
            Row.number(ours.median() / bare.median()),
            ours.median() <= GOAL_SECONDS)
        .tell();
  }

  private static double nothingSeconds() throws Exception {
    long start = System.nanoTime();
    ChildJvm.of(Nothing.class, List.of(), List.of()).start().waitFor();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void memory(Path folder) throws Exception {
    try (RecordingCloud cloud = RecordingCloud.builder().build().start();
        Terminals terminals = new Terminals(10, OLD);
        MeasuredDaemon daemon =
            new MeasuredDaemon(
                folder,
                terminals.etcFile(Duration.ofSeconds(10), cloud.url()),
                List.of("-Xmx64m"))) {
      daemon.awaitReady();
      long end = System.nanoTime() + MINUTE;
      while (System.nanoTime() < end) {
        terminals.punch();
        TimeUnit.MILLISECONDS.sleep(PUNCH_EVERY_MILLIS);
      }
      double rss = daemon.memory("VmRSS");
      new Row(
              "memory with ten terminals, polled every 10 s plus live, -Xmx64m, after a minute",
              "RSS <= 120 MiB",
              "RSS %s MiB (peak %s), %d of %d punches at the cloud"
                  .formatted(
                      Row.number(rss),
                      Row.number(daemon.memory("VmHWM")),
                      cloud.uniqueCount(),
                      terminals.records()),
              "none",
              Row.number(rss / GOAL_MIB) + " of the goal",
              rss <= GOAL_MIB)
          .tell();
    }
  }
}
