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
  private final DemoCloudSync sync;
  private final RecordingCloud cloud;
  private final DaemonUnderDemo daemon;
  private final DemoScreen screen;

  DemoPlay(
      DemoTerminals terminals,
      DemoSchool school,
      DemoCloudSync sync,
      RecordingCloud cloud,
      DaemonUnderDemo daemon,
      DemoScreen screen) {
    this.terminals = terminals;
    this.school = school;
    this.sync = sync;
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
    Term term = Term.begin(System.nanoTime(), seconds);
    long pause = Math.max(1, (long) (1_000_000_000 / rate));
    long nextCounts = System.nanoTime();
    while (!term.isOver(System.nanoTime())) {
      if (System.nanoTime() >= nextCounts) {
        counts();
        daemon.syncNow();
        nextCounts += TimeUnit.SECONDS.toNanos(5);
      }
      if (stop.await(pause, TimeUnit.NANOSECONDS)) {
        return;
      }
      terminals.punch();
      school.step(daemon);
      sync.office().step();
    }
  }

  void settle() throws IOException, InterruptedException {
    screen.line("no more punches; waiting until everything is delivered");
    long end = System.nanoTime() + TO_SETTLE.toNanos();
    for (int looks = 0; System.nanoTime() < end && !equal(); looks++) {
      if (looks % 10 == 0) {
        daemon.syncNow();
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** Says what came of it; whether that is good. */
  boolean verdict() throws IOException, InterruptedException {
    counts();
    screen.standings(school);
    screen.datasets(sync);
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
            ? "all equal, in the portal, in Firestore and in the nine datasets too: nothing lost,"
                + " nothing doubled"
            : "NOT equal; the daemon's log:\n" + daemon.log());
    return good;
  }

  private boolean equal() throws IOException, InterruptedException {
    long punches = punches();
    return daemon.journaled("punch") == punches
        && cloud.uniqueCount() == punches
        && daemon.journaled("mark") == school.marks()
        && school.agrees(daemon.students())
        && sync.agrees();
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
    screen.line(
        "-- office's records: due %,d | in the cloud %,d; their files: %,d | %,d"
            .formatted(
                sync.inOffice(),
                sync.inCloud(),
                sync.office().files().count(),
                sync.filesInCloud()));
  }

  private long punches() {
    return (long) terminals.distinctPunches() + school.scans();
  }
}
