package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.cloud.RecordingCloud;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service manager sees: exit codes and the reload signal. */
class ProcessIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  @Test
  void aSecondProcessOnTheSameFolderEndsAtOnce() throws Exception {
    try (Office office = new Office(1, 20);
        ForkedDaemon daemon = daemon()) {
      daemon.configure(office.sections("2s", ""));
      daemon.start();
      daemon.awaitStarted();
      Path log = folder.resolve("second.log");
      assertThat(exitCode(daemon.fork(log))).as(() -> text(log)).isEqualTo(75);
      assertThat(text(log)).contains("another edge-daemon");
      new Oracle(office, daemon).everythingArrived();
    }
  }

  @Test
  void anInvalidEtcFileIsRefused() throws Exception {
    try (ForkedDaemon daemon = daemon()) {
      daemon.configure("devices:\n  - { id: a, kind: zk, adress: 10.0.0.1 }\n");
      Path log = folder.resolve("refused.log");
      assertThat(exitCode(daemon.fork(log))).isEqualTo(78);
      assertThat(text(log)).contains("adress").contains("address");
      assertThat(daemon.dataDir()).doesNotExist();
    }
  }

  @Test
  void aSignalBringsADeviceAndADestinationAndAnInvalidFileChangesNothing() throws Exception {
    try (Office office = new Office(2, 20);
        ZkTerminal late = ZkTerminal.builder().serial("PROOF-LATE").oldPunches(30).build().start();
        RecordingCloud second = RecordingCloud.builder().key(Office.API_KEY).build().start();
        ForkedDaemon daemon = daemon()) {
      String before = office.sections("2s", "");
      daemon.configure(before);
      daemon.start();
      daemon.awaitStarted();
      new Oracle(office, daemon).everythingArrived();

      daemon.configure(before.replace("kind: zk", "kind: zebra"));
      signal(daemon, "HUP");
      assertThat(Await.within(PATIENCE, () -> daemon.log().contains("the old settings go on")))
          .isTrue();
      office.punch();
      new Oracle(office, daemon).everythingArrived();

      daemon.configure(extended(before, late, second));
      signal(daemon, "HUP");
      int all = office.held().size() + late.logSize();
      assertThat(Await.within(PATIENCE, () -> second.uniqueCount() == all))
          .as(daemon::log)
          .isTrue();
      assertThat(Await.within(PATIENCE, () -> office.cloud.uniqueCount() == all)).isTrue();
      assertThat(daemon.stop()).isIn(0, 143);
    }
  }

  private static String extended(String before, ZkTerminal late, RecordingCloud second) {
    String device =
        "devices:\n  - { id: late, kind: zk, address: \"127.0.0.1:%d\", transport: tcp }\n"
            .formatted(late.port());
    String destination =
        "destinations:\n  - { id: second, kind: cloud, url: \"%s\", api_key_file: cloud.key }\n"
            .formatted(second.url());
    return before.replace("devices:\n", device).replace("destinations:\n", destination);
  }

  private ForkedDaemon daemon() throws IOException {
    ForkedDaemon daemon = new ForkedDaemon(folder);
    daemon.secret("key.key", Integer.toString(Office.COMM_KEY));
    daemon.secret("cloud.key", Office.API_KEY);
    return daemon;
  }

  private static void signal(ForkedDaemon daemon, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(daemon.pid())).start();
    assertThat(exitCode(kill)).isZero();
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(150, TimeUnit.SECONDS)).as("ended").isTrue();
    return process.exitValue();
  }

  private static String text(Path log) {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
