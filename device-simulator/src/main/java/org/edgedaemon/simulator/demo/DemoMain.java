package org.edgedaemon.simulator.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.RecordingCloud;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows the whole job: punches of simulated devices arrive in a cloud, and those of students as
 * marks in a lecturer portal and in Firestore, and an office's records in a cloud, through the real
 * daemon; or three databases that real daemons keep the same.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Five simulated terminals, a QR reader, a lecturer's program, an office's database;",
      "a cloud, a lecturer portal, Firestore; and the real daemon between them."
    })
public final class DemoMain implements Runnable {
  @Option(names = "--daemon", required = true, hidden = true, description = "the daemon's launcher")
  private Path launcher = Path.of("");

  @Option(names = "--seconds", description = "end after this many seconds; without it, on Ctrl-C")
  private long seconds = Long.MAX_VALUE / 1_000_000_000L;

  @Option(
      names = "--rate",
      defaultValue = "1",
      description = {
        "live punches per second, and as many students; with --master edits per second at each",
        "place (default: ${DEFAULT-VALUE})"
      })
  private double rate = 1;

  @Option(
      names = "--master",
      description =
          "instead: a master and two slaves, whose databases are edited at all three places")
  private boolean master;

  private final PrintStream out = System.out;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode = 1;

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    DemoMain demo = new DemoMain();
    int usage = new CommandLine(demo).execute(args);
    Runtime.getRuntime().halt(usage != 0 ? usage : demo.exitCode);
  }

  @Override
  public void run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::endBySignal, "ctrl-c"));
    try {
      play();
    } catch (IOException | SQLException e) {
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

  private void play() throws IOException, InterruptedException, SQLException {
    Path folder = Files.createTempDirectory("edge-daemon-demo-");
    if (master) {
      keepTheSame(folder);
    } else {
      wholeJob(folder);
    }
    if (exitCode == 0) {
      DemoFolder.delete(folder);
    }
  }

  private Path shipped(String name) throws IOException {
    return launcher.toRealPath().resolve("../../etc").resolve(name).normalize();
  }

  private void keepTheSame(Path folder) throws IOException, InterruptedException, SQLException {
    out.println("the databases of a centre and of two offices, north and south");
    try (SharedDatabases databases = new SharedDatabases(shipped("master-sync/schema.sql"));
        ReplicaDaemons daemons = new ReplicaDaemons(launcher, folder, databases)) {
      ReplicaPlay play = new ReplicaPlay(databases, daemons, new ReplicaScreen(out), stop);
      play.begin(folder);
      play.live(seconds, rate);
      play.settle();
      exitCode = play.verdict() ? 0 : 1;
    }
  }

  private void wholeJob(Path folder) throws IOException, InterruptedException, SQLException {
    String key = UUID.randomUUID().toString();
    DemoScreen screen = new DemoScreen(out, Instant.now());
    try (DemoTerminals terminals = new DemoTerminals();
        DemoSchool school =
            new DemoSchool(terminals.lectureHall, LocalDateTime.now(ZoneId.systemDefault()));
        DemoCloudSync sync = new DemoCloudSync(folder, shipped("cloud-sync"));
        RecordingCloud cloud = RecordingCloud.builder().key(key).build().start()) {
      terminals.start();
      school.start(folder, out);
      cloud.onRecord(screen::punch);
      school.portal().onMark(screen::mark);
      out.println("terminals with some 2,000 old punches each, and a cloud at " + cloud.url());
      out.println("students with a timetable, and a lecturer portal at " + school.portal().url());
      out.println("an office database of nine datasets, and a cloud for them at " + sync.url());
      try (DaemonUnderDemo daemon =
          new DaemonUnderDemo(
              launcher, folder, terminals, school, sync, new DemoCloud(cloud.url(), key))) {
        DemoPlay play = new DemoPlay(terminals, school, sync, cloud, daemon, screen);
        play.begin(folder);
        play.live(seconds, rate, stop);
        play.settle();
        exitCode = play.verdict() ? 0 : 1;
      }
    }
  }
}
