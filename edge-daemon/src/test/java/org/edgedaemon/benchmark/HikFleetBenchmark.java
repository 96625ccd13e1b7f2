package org.edgedaemon.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.ReceivedRecord;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/**
 * Hundreds of Hikvision terminals that stream at once to the two event loops of a daemon: its
 * memory, and whether the cloud gets every punch once.
 */
public final class HikFleetBenchmark {
  private static final int TERMINALS = 200;
  private static final int OLD = 300;
  private static final long STREAMS_NANOS = TimeUnit.SECONDS.toNanos(180);
  private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(80);
  private static final long ARRIVAL_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PUNCH_EVERY_MILLIS = 50;
  private static final double GOAL_MIB = 200;

  /** How often the cloud got the punch of a person of ours. */
  private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();

  private HikFleetBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder()) {
      new HikFleetBenchmark().run(folder.path());
    }
    System.exit(0);
  }

  private void run(Path folder) throws Exception {
    try (RecordingCloud cloud = RecordingCloud.builder().build().start();
        HikvisionTerminals terminals = new HikvisionTerminals(TERMINALS, OLD);
        MeasuredDaemon daemon =
            new MeasuredDaemon(
                folder, terminals.etcFile(folder, cloud.url()), List.of("-Xmx128m"))) {
      cloud.onRecord(this::arrived);
      daemon.awaitReady();
      double streams = terminals.awaitStreams(STREAMS_NANOS) / 1e9;
      long end = System.nanoTime() + MEASURED_NANOS;
      while (System.nanoTime() < end) {
        terminals.punch();
        TimeUnit.MILLISECONDS.sleep(PUNCH_EVERY_MILLIS);
      }
      awaitArrivals(terminals.punches());
      tell(terminals, daemon, streams);
    }
  }

  private void arrived(ReceivedRecord punch) {
    if (punch.userId().length() == HikvisionTerminals.PERSON_DIGITS) {
      arrivals.merge(punch.userId(), 1, Integer::sum);
    }
  }

  private void awaitArrivals(int punches) throws InterruptedException {
    long end = System.nanoTime() + ARRIVAL_NANOS;
    while (arrivals.size() < punches && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void tell(HikvisionTerminals terminals, MeasuredDaemon daemon, double streams)
      throws Exception {
    double resident = daemon.memory("VmRSS");
    long once = arrivals.values().stream().filter(times -> times == 1).count();
    long streaming = terminals.streaming();
    new Row(
            "%d Hikvision terminals streaming, -Xmx128m, %d s"
                .formatted(TERMINALS, TimeUnit.NANOSECONDS.toSeconds(MEASURED_NANOS)),
            "RSS <= 200 MiB, each punch at the cloud once",
            "RSS %s MiB (peak at the start %s), %d streams after %s s and %d at the end, %d of %d punches once"
                .formatted(
                    Row.number(resident),
                    Row.number(daemon.memory("VmHWM")),
                    TERMINALS,
                    Row.number(streams),
                    streaming,
                    once,
                    terminals.punches()),
            "none",
            Row.number(resident / GOAL_MIB) + " of the goal",
            resident <= GOAL_MIB && once == terminals.punches() && streaming == TERMINALS)
        .tell();
  }
}
