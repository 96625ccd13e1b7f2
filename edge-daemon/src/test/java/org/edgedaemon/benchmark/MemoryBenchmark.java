package org.edgedaemon.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/**
 * The memory of the daemon with ten terminals, polled and live: after a minute in which nobody is
 * at them, and after another with five punches a second.
 */
public final class MemoryBenchmark {
  private static final int TERMINALS = 10;
  private static final int OLD = 2_000;
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final long MINUTE = TimeUnit.SECONDS.toNanos(60);
  private static final long PUNCH_EVERY_MILLIS = 200;
  private static final double GOAL_MIB = 90;

  private MemoryBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder();
        RecordingCloud cloud = RecordingCloud.builder().build().start();
        Terminals terminals = new Terminals(TERMINALS, OLD);
        MeasuredDaemon daemon =
            new MeasuredDaemon(folder.path(), terminals.etcFile(POLL, cloud.url()), List.of())) {
      daemon.awaitReady();
      TimeUnit.NANOSECONDS.sleep(MINUTE);
      tell("idle", daemon, cloud, terminals);
      long end = System.nanoTime() + MINUTE;
      while (System.nanoTime() < end) {
        terminals.punch();
        TimeUnit.MILLISECONDS.sleep(PUNCH_EVERY_MILLIS);
      }
      tell("5 punches/s", daemon, cloud, terminals);
    }
    System.exit(0);
  }

  private static void tell(
      String what, MeasuredDaemon daemon, RecordingCloud cloud, Terminals terminals)
      throws Exception {
    double rss = daemon.memory("VmRSS");
    new Row(
            "memory with ten terminals, polled every 10 s plus live, a minute of " + what,
            "RSS <= 90 MiB",
            "RSS %s MiB (peak %s), its own part %s; %d of %d punches at the cloud"
                .formatted(
                    Row.number(rss),
                    Row.number(daemon.memory("VmHWM")),
                    Row.number(daemon.proportionalMemory()),
                    cloud.uniqueCount(),
                    terminals.records()),
            "none",
            Row.number(rss / GOAL_MIB) + " of the goal",
            rss <= GOAL_MIB)
        .tell();
  }
}
