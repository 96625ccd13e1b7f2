package org.edgedaemon.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.ReceivedRecord;
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
  private static final int RAW = 300;

  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

  private LiveBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder()) {
      new LiveBenchmark().run(folder.path());
    }
    System.exit(0);
  }

  private void run(Path folder) throws Exception {
    try (RecordingCloud cloud = RecordingCloud.builder().build().start();
        Terminals terminals = new Terminals(1, OLD)) {
      cloud.onRecord(this::arrived);
      String etc = terminals.etcFile(Duration.ofSeconds(30), cloud.url());
      try (MeasuredDaemon daemon = new MeasuredDaemon(folder, etc, List.of())) {
        daemon.awaitReady();
        awaitCount(cloud, OLD);
        Sample first = latencies(terminals, WARM_UP);
        Sample warm = latencies(terminals, PUNCHES);
        tell(first, warm, rawMillis(folder, cloud));
      }
    }
  }

  private void arrived(ReceivedRecord punch) {
    arrivals.put(punch.userId(), System.nanoTime());
  }

  private static void awaitCount(RecordingCloud cloud, int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (cloud.uniqueCount() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only " + cloud.uniqueCount() + " punches arrived");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** Milliseconds of each punch. */
  private Sample latencies(Terminals terminals, int count) throws InterruptedException {
    Map<String, Long> begun = new ConcurrentHashMap<>();
    for (int i = 0; i < count; i++) {
      long now = System.nanoTime();
      begun.put(terminals.punch(), now);
      TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
    }
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    for (Map.Entry<String, Long> punch : begun.entrySet()) {
      while (!arrivals.containsKey(punch.getKey())) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("a punch did not arrive");
        }
        TimeUnit.MILLISECONDS.sleep(1);
      }
      millis.add((arrivals.get(punch.getKey()) - punch.getValue()) / 1e6);
    }
    return Sample.of(millis);
  }

  /** The middle of a synchronous write and of a post, added. */
  private static double rawMillis(Path folder, RecordingCloud cloud) throws Exception {
    byte[] body =
        "{\"event_id\":\"raw\",\"user_id\":\"raw\"}"
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (RawPoster poster = new RawPoster(cloud.port())) {
      double post =
          Sample.of(
                  RAW,
                  () -> {
                    long start = System.nanoTime();
                    poster.post(body);
                    return (System.nanoTime() - start) / 1e6;
                  })
              .median();
      return post + 1e3 * new RawDisk(folder).writeSeconds(RAW, 4096);
    }
  }

  private static void tell(Sample first, Sample warm, double raw) {
    new Row(
            "live punch to the cloud's 2xx, whole daemon, %d punches at %d/s"
                .formatted(PUNCHES, 1000 / EVERY_MILLIS),
            "p50 <= 10 ms, p99 <= 50 ms",
            "p50 %s ms, p99 %s ms, max %s ms (first %d after the start: p50 %s ms, p99 %s ms)"
                .formatted(
                    Row.number(warm.median()),
                    Row.number(warm.percentile(99)),
                    Row.number(warm.max()),
                    WARM_UP,
                    Row.number(first.median()),
                    Row.number(first.percentile(99))),
            "one synchronous write + one bare post: " + Row.number(raw) + " ms",
            Row.number(warm.median() / raw),
            warm.median() <= GOAL_P50 && warm.percentile(99) <= GOAL_P99)
        .tell();
  }
}
