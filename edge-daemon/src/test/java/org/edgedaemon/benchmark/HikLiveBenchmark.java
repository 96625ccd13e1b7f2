package org.edgedaemon.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/**
 * From somebody at a Hikvision terminal until the cloud has the punch and answers, by the alert
 * stream: as {@link LiveBenchmark} otherwise.
 */
public final class HikLiveBenchmark {
  private static final int OLD = 2_000;

  /** Of three rows one is a punch and one in forty of those is nobody. */
  private static final int OLD_PUNCHES = 650;

  private static final int WARM_UP = 200;
  private static final int PUNCHES = 600;
  private static final long EVERY_MILLIS = 50;
  private static final double GOAL_P99 = 50;

  private HikLiveBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder()) {
      run(folder.path());
    }
    System.exit(0);
  }

  private static void run(Path folder) throws Exception {
    try (RecordingCloud cloud = RecordingCloud.builder().build().start();
        HikvisionTerminals terminals = new HikvisionTerminals(1, OLD)) {
      Latencies latencies = new Latencies(cloud);
      String etc = terminals.etcFile(folder, cloud.url());
      try (MeasuredDaemon daemon = new MeasuredDaemon(folder, etc, List.of())) {
        daemon.awaitReady();
        terminals.awaitStreams(TimeUnit.SECONDS.toNanos(60));
        latencies.awaitCount(OLD_PUNCHES);
        Sample first = latencies.of(terminals::punch, WARM_UP, EVERY_MILLIS);
        Sample warm = latencies.of(terminals::punch, PUNCHES, EVERY_MILLIS);
        tell(first, warm, latencies.rawMillis(folder));
      }
    }
  }

  private static void tell(Sample first, Sample warm, double raw) {
    new Row(
            "event of a Hikvision stream to the cloud's 2xx, whole daemon, %d punches at %d/s"
                .formatted(PUNCHES, 1000 / EVERY_MILLIS),
            "p99 <= 50 ms",
            Latencies.words(first, warm),
            "one synchronous write + one bare post: " + Row.number(raw) + " ms",
            Row.number(warm.median() / raw),
            warm.percentile(99) <= GOAL_P99)
        .tell();
  }
}
