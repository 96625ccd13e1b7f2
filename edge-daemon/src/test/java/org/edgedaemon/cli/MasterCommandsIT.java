package org.edgedaemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.cli.Bench.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about masters and slaves, over a real admin port. */
class MasterCommandsIT {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.running(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aRoundIsMadeAndTold() {
    Run run = bench.run("sync", "master", "--force", "--master-url", "http://10.0.0.1:8473");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("sent", "3", "conflicts", "received", "left to send");
    assertThat(bench.daemon.asked)
        .containsExactly(
            "round RoundWish[master=null, dryRun=false, force=true,"
                + " masterUrl=http://10.0.0.1:8473]");
  }

  @Test
  void aRoundThatFailsAndRowsThatStayHaveTheirExitCodes() {
    bench.daemon.round =
        new RoundView("head", false, 0, 0, 0, 4, "cannot connect to head:8473", List.of());
    Run away = bench.run("sync", "master");
    assertThat(away.code()).isEqualTo(ExitCode.PEER);
    assertThat(away.err()).contains("cannot connect to head:8473");
    bench.daemon.round =
        new RoundView("head", false, 5, 0, 0, 1, null, List.of("items 7: no column x"));
    Run left = bench.run("sync", "master");
    assertThat(left.code()).isEqualTo(ExitCode.ERROR);
    assertThat(left.err()).contains("items 7: no column x");
    bench.daemon.round = new RoundView("head", true, 9, 0, 8, 9, null, List.of());
    Run dry = bench.run("sync", "master", "--dry-run");
    assertThat(dry.code()).isZero();
    assertThat(dry.out()).contains("to send", "9", "to receive, at most", "8");
  }

  @Test
  void statusShowsMasters() {
    bench.daemon.masters =
        List.of(
            new MasterView(
                "head", "http://head", "failed", NOW, NOW, 4, "no answer", 2, true, 9, 2, 1, 1, 0));
    Run run = bench.run("sync", "status");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("MASTER", "head", "failed", "no answer", "yes");
    assertThat(bench.run("sync", "status", "--json").out()).contains("\"pending_records\"");
  }

  @Test
  void roundsAreListed() {
    assertThat(bench.run("sync", "rounds", "--peer", "north").out())
        .contains("TO MASTER", "north", "0.0 s", "3");
    assertThat(bench.daemon.asked).contains("rounds north 20");
    assertThat(bench.run("sync", "rounds", "--json").out()).contains("\"processed\"");
  }

  @Test
  void conflictsAreListedShownAndSettled() {
    assertThat(bench.run("sync", "conflicts", "list").out()).contains("items", "17", "north");
    assertThat(bench.run("sync", "conflicts", "show", "7").out()).contains("chairs", "MASTER");
    Run settled = bench.run("sync", "conflicts", "settle", "7", "--take", "slave");
    assertThat(settled.code()).isZero();
    assertThat(bench.daemon.asked).contains("conflicts false 50", "settle 7 slave");
    assertThat(bench.run("sync", "conflicts", "settle", "7").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void triggersAndReset() {
    assertThat(bench.run("sync", "install").out()).contains("triggers of items");
    assertThat(bench.run("sync", "uninstall", "--master", "head").code()).isZero();
    assertThat(bench.run("sync", "reset").out()).contains("the next round compares all rows");
    assertThat(bench.daemon.asked).containsExactly("install null", "uninstall head", "reset null");
  }
}
