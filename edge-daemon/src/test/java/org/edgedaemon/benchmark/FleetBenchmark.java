package org.edgedaemon.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/** Hundreds of terminals, polled and live: the memory of the daemon, and its punctuality. */
public final class FleetBenchmark {
  private static final int TERMINALS = 500;
  private static final int OLD = 100;
  private static final Duration POLL = Duration.ofSeconds(30);
  private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(80);
  private static final long PUNCH_EVERY_MILLIS = 50;
  private static final double GOAL_MIB = 200;
  private static final long GOAL_LATE_MILLIS = 2_000;

  private FleetBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder()) {
      run(folder.path());
    }
    System.exit(0);
  }

  private static void run(Path folder) throws Exception {
    try (RecordingCloud cloud = RecordingCloud.builder().build().start();
        Terminals terminals = new Terminals(TERMINALS, OLD);
        MeasuredDaemon daemon =
            new MeasuredDaemon(folder, terminals.etcFile(POLL, cloud.url()), List.of("-Xmx128m"))) {
      daemon.awaitReady();
      long end = System.nanoTime() + MEASURED_NANOS;
      while (System.nanoTime() < end) {
        terminals.punch();
        TimeUnit.MILLISECONDS.sleep(PUNCH_EVERY_MILLIS);
      }
      tell(terminals, cloud, daemon);
    }
  }

  private static void tell(Terminals terminals, RecordingCloud cloud, MeasuredDaemon daemon)
      throws Exception {
    Punctuality seen = Punctuality.of(daemon.health());
    double peak = daemon.memory("VmHWM");
    new Row(
            "500 terminals polled every 30 s plus live, -Xmx128m, %d s"
                .formatted(TimeUnit.NANOSECONDS.toSeconds(MEASURED_NANOS)),
            "RSS <= 200 MiB, no poll later than 2 s",
            "RSS %s MiB (peak %s), latest poll %d ms late, %d reads, %d of %d punches at the cloud"
                .formatted(
                    Row.number(daemon.memory("VmRSS")),
                    Row.number(peak),
                    seen.lateMillis,
                    seen.reads,
                    cloud.uniqueCount(),
                    terminals.records()),
            "none",
            Row.number(peak / GOAL_MIB) + " of the goal",
            peak <= GOAL_MIB && seen.lateMillis <= GOAL_LATE_MILLIS && seen.reads >= 2L * TERMINALS)
        .tell();
  }

  /** What the devices' pages of the health answer say together. */
  private record Punctuality(long lateMillis, long reads) {
    static Punctuality of(JsonNode health) {
      long late =
          health.findValues("max_poll_lateness_ms").stream()
              .mapToLong(JsonNode::asLong)
              .max()
              .orElseThrow();
      long reads = health.findValues("reads").stream().mapToLong(JsonNode::asLong).sum();
      return new Punctuality(late, reads);
    }
  }
}
