package org.edgedaemon.benchmark;

import java.net.URI;
import java.util.List;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncWish;
import org.edgedaemon.cli.remote.RemoteCloudSync;
import org.edgedaemon.cli.remote.RemoteOperations;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.cloudapi.ListShape;

/** The daemon's process while it compares five million ids with as many, and pushes some. */
public final class SyncDaemonBenchmark {
  private static final long IDS = 5_000_000;
  private static final long MISSING = 10_000;
  private static final double GOAL_MIB = 200;

  private SyncDaemonBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder();
        SyncCloudPeer cloud = new SyncCloudPeer(ListShape.IDS, IDS - MISSING);
        MeasuredDaemon daemon =
            new MeasuredDaemon(folder.path(), section(cloud.url()), List.of("-Xmx128m"))) {
      daemon.awaitReady();
      double before = daemon.memory("VmRSS");
      RemoteCloudSync sync =
          new RemoteOperations(URI.create(daemon.url("")), new Secret("benchmark-token"))
              .cloudSync();
      long start = System.nanoTime();
      String run = sync.begin(new SyncWish(true, List.of(), false)).runId();
      Ended ended = sync.watch(run, running -> {});
      tell(ended, (System.nanoTime() - start) / 1e9, before, daemon.memory("VmHWM"));
    }
    System.exit(0);
  }

  private static void tell(Ended run, double seconds, double before, double peak) {
    if (!run.success() || !run.verdict().startsWith("10,000 records stored")) {
      throw new IllegalStateException(run.verdict() + " " + run.errors());
    }
    new Row(
            "whole daemon, 5,000,000 ids in the office, 10,000 of them not in the cloud, -Xmx128m",
            "RSS <= 200 MiB",
            "RSS %s MiB at most, %s s".formatted(Row.number(peak), Row.number(seconds)),
            "ready and idle: " + Row.number(before) + " MiB",
            Row.number(peak / GOAL_MIB) + " of the goal",
            peak <= GOAL_MIB)
        .tell();
  }

  /** The office's database is in the daemon's own process, and makes its rows up. */
  private static String section(String cloud) {
    return """
        cloud_sync:
          url: %s
          schedule: "off"
          database: {url: "jdbc:h2:mem:office"}
          datasets:
            - name: rooms
              source: jdbc
              in_flight: 16
              ids: select x from system_range(1, %d)
              sql: select x as id, 'Main building' as building from system_range(1, %d) where x in (:ids)
        """
        .formatted(cloud, IDS, IDS);
  }
}
