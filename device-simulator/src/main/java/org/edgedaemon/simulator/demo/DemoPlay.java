package org.edgedaemon.simulator.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/** One showing: people come and go, then everything must be where it belongs. */
final class DemoPlay {
  private static final Duration TO_SETTLE = Duration.ofSeconds(45);
  private static final Duration READER = Duration.ofSeconds(15);

  private final DemoTerminals terminals;
  private final DemoSchool school;
  private final RecordingCloud cloud;
  private final DaemonUnderDemo daemon;
  private final DemoScreen screen;

  DemoPlay(
      DemoTerminals terminals,
      DemoSchool school,
      RecordingCloud cloud,
      DaemonUnderDemo daemon,
      DemoScreen screen) {
    this.terminals = terminals;
    this.school = school;
    this.cloud = cloud;
    this.daemon = daemon;
    this.screen = screen;
  }

  void begin(Path folder) throws IOException, InterruptedException {
    daemon.awaitReady();
    screen.line(
        "the daemon is ready: " + daemon.adminUrl() + "/health, its files are in " + folder);
    if (school.reader().isPresent() && !daemon.awaitLive("qr-reader", READER)) {
      screen.line("no QR reader: the daemon cannot read serial ports on this machine");
      school.withoutReader();
    }
    school.tellPast(daemon);
  }

  /** Until the time is over, or somebody asks for the end. */
  void live(long seconds, double rate, CountDownLatch stop)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long pause = Math.max(1, (long) (1_000_000_000 / rate));
    long nextCounts = System.nanoTime();
    while (System.nanoTime() < end) {
      if (System.nanoTime() >= nextCounts) {
        counts();
        nextCounts += TimeUnit.SECONDS.toNanos(5);
      }
      if (stop.await(pause, TimeUnit.NANOSECONDS)) {
        return;
      }
      terminals.punch();
      school.step(daemon);
    }
  }

  void settle() throws IOException, InterruptedException {
    screen.line("no more punches; waiting until everything is delivered");
    long end = System.nanoTime() + TO_SETTLE.toNanos();
    while (System.nanoTime() < end && !equal()) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** Says what came of it; whether that is good. */
  boolean verdict() throws IOException, InterruptedException {
    counts();
    screen.standings(school);
    school
        .reader()
        .ifPresent(
            reader ->
                screen.line(
                    "the QR reader read %d codes and was told %d times that they are on the disk"
                        .formatted(reader.scans(), reader.confirmed())));
    terminals.violations().forEach(violation -> screen.line("protocol violation: " + violation));
    boolean good = equal() && terminals.violations().isEmpty();
    screen.line(
        good
            ? "all equal, in the portal and in Firestore too: nothing lost, nothing doubled"
            : "NOT equal; the daemon's log:\n" + daemon.log());
    return good;
  }

  private boolean equal() throws IOException, InterruptedException {
    long punches = punches();
    return daemon.journaled("punch") == punches
        && cloud.uniqueCount() == punches
        && daemon.journaled("mark") == school.marks()
        && school.agrees(daemon.students());
  }

  private void counts() throws IOException, InterruptedException {
    screen.line(
        "-- punches: at the devices %,d | journaled %,d | in the cloud %,d (repeats on the wire: %,d)"
            .formatted(
                punches(), daemon.journaled("punch"), cloud.uniqueCount(), cloud.duplicates()));
    screen.line(
        "-- marks: due %,d | journaled %,d | in the portal %,d | in Firestore %,d"
            .formatted(
                school.marks(), daemon.journaled("mark"), school.inPortal(), school.inFirestore()));
  }

  private long punches() {
    return (long) terminals.distinctPunches() + school.scans();
  }
}
