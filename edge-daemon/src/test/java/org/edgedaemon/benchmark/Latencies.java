package org.edgedaemon.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.edgedaemon.simulator.cloud.ReceivedRecord;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/** How long punches take to a recording cloud, and what a single durable hop takes beside it. */
final class Latencies {
  private static final int RAW = 300;

  private final RecordingCloud cloud;
  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

  Latencies(RecordingCloud cloud) {
    this.cloud = cloud;
    cloud.onRecord(this::arrived);
  }

  private void arrived(ReceivedRecord punch) {
    arrivals.putIfAbsent(punch.userId(), System.nanoTime());
  }

  /** Waits until the cloud has so many records. */
  void awaitCount(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (cloud.uniqueCount() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only " + cloud.uniqueCount() + " punches arrived");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /**
   * Milliseconds of each punch.
   *
   * @param punch makes one, and answers its person, whom nobody had before
   */
  Sample of(Supplier<String> punch, int count, long everyMillis) throws InterruptedException {
    Map<String, Long> begun = new ConcurrentHashMap<>();
    for (int i = 0; i < count; i++) {
      long now = System.nanoTime();
      begun.put(punch.get(), now);
      TimeUnit.MILLISECONDS.sleep(everyMillis);
    }
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    for (Map.Entry<String, Long> one : begun.entrySet()) {
      while (!arrivals.containsKey(one.getKey())) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("a punch did not arrive");
        }
        TimeUnit.MILLISECONDS.sleep(1);
      }
      millis.add((arrivals.get(one.getKey()) - one.getValue()) / 1e6);
    }
    return Sample.of(millis);
  }

  /**
   * For the table.
   *
   * @param first those right after the start
   */
  static String words(Sample first, Sample warm) {
    return "p50 %s ms, p99 %s ms, max %s ms (first %d after the start: p50 %s ms, p99 %s ms)"
        .formatted(
            Row.number(warm.median()),
            Row.number(warm.percentile(99)),
            Row.number(warm.max()),
            first.size(),
            Row.number(first.median()),
            Row.number(first.percentile(99)));
  }

  /** Milliseconds of a synchronous write and of a post over a kept connection, middles added. */
  double rawMillis(Path folder) throws Exception {
    byte[] body = "{\"event_id\":\"raw\",\"user_id\":\"raw\"}".getBytes(StandardCharsets.US_ASCII);
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
}
