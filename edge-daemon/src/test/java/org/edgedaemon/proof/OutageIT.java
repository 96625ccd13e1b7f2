package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cloud is away for long; the virtual month is in the tests of the lanes themselves. */
class OutageIT {
  private static final int OLD_PUNCHES = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long LANE_MAX = 256 * 1024;

  @TempDir private Path folder;

  @Test
  void aCloudThatReturnsGetsEverythingAtOnce() throws Exception {
    try (Office office = new Office(11, OLD_PUNCHES);
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      daemon.secret("key.key", Integer.toString(Office.COMM_KEY));
      daemon.secret("cloud.key", Office.API_KEY);
      String patient =
          office
              .sections("2s", "lane_max: 256KiB")
              .replace(
                  "first_delay: 50ms, max_delay: 1s, probe_interval: 1s",
                  "first_delay: 5m, max_delay: 10m, probe_interval: 1s");
      daemon.configure(patient);
      office.cloud.stop();
      office.startPunching(20);
      for (int start = 0; start < 3; start++) {
        daemon.start();
        daemon.awaitStarted();
        Await.pause(1_000);
        if (start == 2) {
          break;
        }
        assertThat(daemon.stop()).isIn(0, 143);
      }
      office.stopPunching();
      int held = office.held().size();
      assertThat(Await.within(PATIENCE, () -> daemon.journaled() == held)).isTrue();
      // A journal read may overshoot the cap by one batch, and the file grows by doubling.
      assertThat(Files.size(daemon.dataDir().resolve("outbox/cloud.queue")))
          .isLessThan(8 * LANE_MAX);
      // The next attempt is far away, and only the probe can know better.
      office.cloud.start();
      long returned = System.nanoTime();
      assertThat(Await.within(PATIENCE, () -> office.cloud.uniqueCount() > 0))
          .as("woken by the cloud's return")
          .isTrue();
      new Oracle(office, daemon).everythingArrived();
      System.out.printf(
          "%d punches after an outage in %d ms%n",
          held, Duration.ofNanos(System.nanoTime() - returned).toMillis());
    }
  }
}
