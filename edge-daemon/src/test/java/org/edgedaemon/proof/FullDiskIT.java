package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data folder lies on a small file system of its own, which only root may mount. */
class FullDiskIT {
  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final int MIB = 1024 * 1024;

  @TempDir private Path folder;
  @TempDir private Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk.toString()),
        "mounting a small file system is not permitted");
  }

  @AfterEach
  void unmount() throws Exception {
    assertThat(run("umount", disk.toString())).isTrue();
  }

  @Test
  void staysUpStopsReadingAndGoesOnWhenThereIsRoom() throws Exception {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[87 * MIB]);
    try (Office office = new Office(7, 4_000);
        ForkedDaemon daemon = daemon(office)) {
      office.cloud.stop();
      office.startPunching(40);
      daemon.start();
      daemon.awaitStarted();
      assertThat(Await.within(PATIENCE, () -> ready(daemon).statusCode() == 503))
          .as("refuses at last")
          .isTrue();
      assertThat(ready(daemon).body()).contains("floor");
      assertThat(daemon.isAlive()).isTrue();

      devicesAreLeftAlone(office);

      office.cloud.start();
      assertThat(Await.within(PATIENCE, () -> office.cloud.uniqueCount() >= daemon.journaled()))
          .as("deliveries go on")
          .isTrue();
      assertThat(office.cloud.uniqueCount()).isPositive().isLessThan(office.held().size());
      assertThat(daemon.isAlive()).isTrue();

      Files.delete(ballast);
      office.stopPunching();
      new Oracle(office, daemon).everythingArrived();
      assertThat(ready(daemon).statusCode()).isEqualTo(200);
    }
  }

  /** Reads that were under way may end; after them there are none, although polls come due. */
  private static void devicesAreLeftAlone(Office office) {
    assertThat(Await.within(PATIENCE, () -> readsWithin(3_000, office) == 0))
        .as("no reads while there is no room")
        .isTrue();
  }

  private static int readsWithin(long millis, Office office) {
    int before = reads(office);
    Await.pause(millis);
    return reads(office) - before;
  }

  private static int reads(Office office) {
    return office.terminals().stream()
        .map(ZkTerminal::sessions)
        .mapToInt(counts -> counts.logReads())
        .sum();
  }

  private static HttpResponse<String> ready(ForkedDaemon daemon) throws IOException {
    return daemon.get("/health/ready");
  }

  private ForkedDaemon daemon(Office office) throws IOException {
    ForkedDaemon daemon = new ForkedDaemon(folder, disk.resolve("data"));
    daemon.secret("key.key", Integer.toString(Office.COMM_KEY));
    daemon.secret("cloud.key", Office.API_KEY);
    daemon.configure("store: { disk_floor: 4MiB }\n", office.sections("1s", "lane_max: 1MiB"));
    return daemon;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
