package org.edgedaemon.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/**
 * From somebody at a terminal until the cloud has the punch and answers: the whole daemon between
 * them, with a terminal's event, the intake, the journal, the lane and HTTP on the way. Beside it
 * what a single durable hop takes: a synchronous write and a post over a kept connection.
 */
public final class LiveBenchmark {
  private static final int OLD = 2_000;
  private static final int WARM_UP = 200;
  private static final int PUNCHES = 600;
  private static final long EVERY_MILLIS = 50;
  private static final double GOAL_P50 = 10;
  private static final double GOAL_P99 = 50;

  private LiveBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder()) {
      run(folder.path());
    }
    System.exit(0);
  }

  private static void run(Path folder) throws Exception {
    try (RecordingCloud cloud = RecordingCloud.builder().build().start();
        Terminals terminals = new Terminals(1, OLD)) {
      Latencies latencies = new Latencies(cloud);
      String etc = terminals.etcFile(Duration.ofSeconds(30), cloud.url());
      try (MeasuredDaemon daemon = new MeasuredDaemon(folder, etc, List.of())) {
        daemon.awaitReady();
        latencies.awaitCount(OLD);
        Sample first = latencies.of(terminals::punch, WARM_UP, EVERY_MILLIS);
        Sample warm = latencies.of(terminals::punch, PUNCHES, EVERY_MILLIS);
        tell(first, warm, latencies.rawMillis(folder));
      }
    }
  }

  private static void tell(Sample first, Sample warm, double raw) {
    new Row(
            "live punch to the cloud's 2xx, whole daemon, %d punches at %d/s"
                .formatted(PUNCHES, 1000 / EVERY_MILLIS),
            "p50 <= 10 ms, p99 <= 50 ms",
            Latencies.words(first, warm),
            "one synchronous write + one bare post: " + Row.number(raw) + " ms",
            Row.number(warm.median() / raw),
            warm.median() <= GOAL_P50 && warm.percentile(99) <= GOAL_P99)
        .tell();
  }
}
