package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.ReceivedRecord;
import org.edgedaemon.simulator.cloud.RecordingCloud;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows the main job: punches of four simulated terminals arrive in a cloud, through the real
 * daemon.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Four simulated terminals, a simulated cloud, and the real daemon between them.")
public final class DemoMain implements Runnable {
  private static final Duration TO_SETTLE = Duration.ofSeconds(45);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--daemon", required = true, hidden = true, description = "the daemon's launcher")
  private Path launcher = Path.of("");

  @Option(names = "--seconds", description = "end after this many seconds; without it, on Ctrl-C")
  private long seconds = Long.MAX_VALUE / 1_000_000_000L;

  @Option(
      names = "--rate",
      defaultValue = "1",
      description = "live punches per second (default: ${DEFAULT-VALUE})")
  private double rate = 1;

  private final PrintStream out = System.out;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode = 1;

  public static void main(String[] args) {
    DemoMain demo = new DemoMain();
    int usage = new CommandLine(demo).execute(args);
    Runtime.getRuntime().halt(usage != 0 ? usage : demo.exitCode);
  }

  @Override
  public void run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::endBySignal, "ctrl-c"));
    try {
      play();
    } catch (IOException e) {
      out.println("demo failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /**
   * The signal's own thread waits for the clean end, and then ends the process with our code
   * instead of the signal's.
   */
  private void endBySignal() {
    stop.countDown();
    try {
      ended.await(2, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  private void play() throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    Path folder = Files.createTempDirectory("edge-daemon-demo-");
    Instant began = Instant.now();
    try (DemoTerminals terminals = new DemoTerminals();
        RecordingCloud cloud = RecordingCloud.builder().key(key).build().start()) {
      terminals.start();
      cloud.onRecord(record -> show(record, began));
      out.println("four terminals with some 2,000 old punches each, and a cloud at " + cloud.url());
      try (DaemonUnderDemo daemon =
          new DaemonUnderDemo(launcher, folder, terminals, cloud.url(), key)) {
        daemon.awaitReady();
        out.println(
            "the daemon is ready: " + daemon.adminUrl() + "/health, its files are in " + folder);
        live(terminals, cloud, daemon);
        settle(terminals, cloud, daemon);
        exitCode = verdict(terminals, cloud, daemon) ? 0 : 1;
      }
    }
    if (exitCode == 0) {
      DemoFolder.delete(folder);
    }
  }

  private void live(DemoTerminals terminals, RecordingCloud cloud, DaemonUnderDemo daemon)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long pause = Math.max(1, (long) (1_000_000_000 / rate));
    long nextCounts = System.nanoTime();
    while (System.nanoTime() < end) {
      if (System.nanoTime() >= nextCounts) {
        out.println(counts(terminals, cloud, daemon));
        nextCounts += TimeUnit.SECONDS.toNanos(5);
      }
      if (stop.await(pause, TimeUnit.NANOSECONDS)) {
        return;
      }
      terminals.punch();
    }
  }

  private void settle(DemoTerminals terminals, RecordingCloud cloud, DaemonUnderDemo daemon)
      throws IOException, InterruptedException {
    out.println("no more punches; waiting until everything is delivered");
    long end = System.nanoTime() + TO_SETTLE.toNanos();
    while (System.nanoTime() < end && !equal(terminals, cloud, daemon)) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private boolean equal(DemoTerminals terminals, RecordingCloud cloud, DaemonUnderDemo daemon)
      throws IOException, InterruptedException {
    long read = terminals.distinctPunches();
    return daemon.journaledPunches() == read && cloud.uniqueCount() == read;
  }

  private boolean verdict(DemoTerminals terminals, RecordingCloud cloud, DaemonUnderDemo daemon)
      throws IOException, InterruptedException {
    out.println(counts(terminals, cloud, daemon));
    terminals.violations().forEach(violation -> out.println("protocol violation: " + violation));
    boolean good = equal(terminals, cloud, daemon) && terminals.violations().isEmpty();
    out.println(
        good
            ? "all equal: nothing lost, nothing doubled"
            : "NOT equal; the daemon's log:\n" + daemon.log());
    return good;
  }

  private static String counts(
      DemoTerminals terminals, RecordingCloud cloud, DaemonUnderDemo daemon)
      throws IOException, InterruptedException {
    return "-- in the terminals %,d | journaled %,d | delivered %,d (repeats on the wire: %,d)"
        .formatted(
            terminals.distinctPunches(),
            daemon.journaledPunches(),
            cloud.uniqueCount(),
            cloud.duplicates());
  }

  /** A line per live punch; the old ones would only flood the screen. */
  private void show(ReceivedRecord record, Instant began) {
    try {
      JsonNode punch = JSON.readTree(record.json());
      Instant occurred = OffsetDateTime.parse(punch.path("occurred_at").asText()).toInstant();
      if (occurred.isBefore(began.minusSeconds(1))) {
        return;
      }
      long millis =
          Duration.between(Instant.parse(punch.path("received_at").asText()), Instant.now())
              .toMillis();
      out.printf(
          "%s  %-10s  %-4s %-7s %-9s %-11s %-7s  in the cloud %d ms after the terminal told us%n",
          punch.path("device_time").asText(),
          punch.path("device").path("id").asText(),
          punch.path("user_id").asText(),
          punch.path("user_name").asText(),
          punch.path("direction").asText(),
          punch.path("verify_mode").asText(),
          punch.path("source").asText(),
          millis);
    } catch (JsonProcessingException e) {
      out.println("a record that is no JSON: " + record.json());
    }
  }
}
