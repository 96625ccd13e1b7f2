package org.edgedaemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.cli.Bench.Run;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Problem;
import org.edgedaemon.health.CheckResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands while no daemon runs: nothing listens at the admin port. */
class StoppedDaemonIT {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.stopped(folder);
  }

  @AfterEach
  void stop() {
    assertThat(bench.stores.open).as("stores left open").isZero();
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "device list",
        "device read front-door",
        "destination list",
        "outbox retry",
        "dead retry --all",
        "dead drop 1",
        "journal backup"
      })
  void whatNeedsTheDaemonSaysSo(String command) {
    Run run = bench.run(command.split(" "));
    assertThat(run.code()).isEqualTo(69);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "edge-daemon "
                + command.replaceAll(" (front-door|--all|1)$", "")
                + ": no daemon answers at http://127.0.0.1:"
                + bench.port
                + ": start it ('edge-daemon run', or its service), or correct admin.listen\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal query",
        "journal export",
        "journal verify",
        "dead list",
        "dead show 3",
        "outbox list",
        "outbox peek cloud",
        "outbox check"
      })
  void whatOnlyLooksOpensTheStores(String command) {
    Run run = bench.run(command.split(" "));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).isNotEmpty();
    assertThat(bench.stores.content.asked).isNotEmpty();
  }

  @Test
  void lookingNeedsNoToken() {
    bench.token = null;
    assertThat(bench.run("journal", "query").code()).isZero();
  }

  @Test
  void aHiddenDaemonIsSaid() {
    bench.stores.failure = new OperationException(Reason.IN_USE, "data_dir is in use");
    Run run = bench.run("journal", "query");
    assertThat(run.code()).isEqualTo(75);
    assertThat(run.err()).contains("data_dir is in use; nothing answers at http://127.0.0.1:");
  }

  @Test
  void aDamagedStoreIsExitCode73() {
    bench.stores.failure = new OperationException(Reason.STORE, "the journal does not open");
    assertThat(bench.run("dead", "list").code()).isEqualTo(73);
  }

  @Test
  void storesAreClosedAfterAFailure() {
    bench.stores.content.failure = new OperationException(Reason.STORE, "page 3 is damaged");
    assertThat(bench.run("journal", "verify").code()).isEqualTo(73);
  }

  @Test
  void restoresABackup() throws Exception {
    Path backup = Files.createFile(folder.resolve("b.zip"));
    Run run = bench.run("journal", "restore", backup.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            the journal is back from backups/1.zip: up to sequence 1200, 17 entries of them from the intake
            the journal that was there is now quarantine/journal.mv.db
            """);
    assertThat(bench.run("journal", "restore").code()).isZero();
    assertThat(bench.stores.restored).containsExactly(backup.toString(), "null");
  }

  @Test
  void restoreRefusesAFileThatIsNotThere() {
    Run run = bench.run("journal", "restore", folder.resolve("none.zip").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("there is no backup file");
  }

  @Test
  void peersAreTestedDirectly() {
    assertThat(bench.run("device", "test", "front-door").out())
        .isEqualTo("front-door: ok, answered (12 ms)\nrecords  2000\n");
    bench.stores.content.health = CheckResult.Status.DOWN;
    assertThat(bench.run("destination", "test", "cloud").code()).isEqualTo(69);
  }

  @Test
  void theDoctorLooksItself() {
    bench.warnings = List.of("device front-door: comm_key is a default one");
    Run run = bench.run("doctor");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            warn  etc file: device front-door: comm_key is a default one
            ok    etc file: edge-daemon.yml is valid, 2 devices, 1 destinations
            warn  daemon: not running: looking at peers and files directly
            ok    device front-door: answered
            ok    device lobby: answered
            ok    destination cloud: answered
            ok    outbox cloud: in order
            ok    journal: sound, 3 entries
            """);
  }

  @Test
  void theDoctorLooksAtTheMachine() {
    Map<String, CheckResult> machine = new LinkedHashMap<>();
    machine.put("clock", CheckResult.degraded("not kept right"));
    machine.put("disk", CheckResult.down("nothing can be written"));
    bench.machine = machine;
    Run run = bench.run("doctor");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("warn  clock: not kept right\nfail  disk: nothing can be written\n");
  }

  @Test
  void theDoctorStopsAtABadEtcFile() {
    bench.refused =
        new EtcResult.Refused(List.of(new Problem(4, "devices[0].zone", "unknown key")));
    Run run = bench.run("doctor");
    assertThat(run.code()).isEqualTo(78);
    assertThat(run.out())
        .isEqualTo("fail  etc file: edge-daemon.yml:4: devices[0].zone: unknown key\n");
  }
}
