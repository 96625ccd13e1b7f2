package org.edgedaemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.edgedaemon.admin.SyncStart;
import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.SyncView.DatasetEnd;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncView.Trouble;
import org.edgedaemon.cli.Bench.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about cloud sync, over a real admin port. */
class SyncCommandsIT {
  private static final Instant END = Instant.parse("2026-03-01T05:59:31Z");

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
  void theTableAndItsTotal() {
    ended(null, "3 records stored");
    Run run = bench.run("sync", "cloud", "--force", "--dataset", "rooms", "--dataset", "leaves");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            Data Type  Records Synced
            rooms                   2
            leaves                  1
            Total                   3
            3 records stored
            """);
    assertThat(bench.daemon.asked)
        .containsExactly("sync SyncWish[force=true, datasets=[rooms, leaves], dryRun=false]");
  }

  @Test
  void jsonIsTheSummaryAndNothingElse() {
    ended(null, "3 records stored");
    assertThat(bench.run("sync", "cloud", "--json").out().strip()).isEqualTo(FakeCloudSync.SUMMARY);
  }

  @Test
  void eachTroubleHasItsExitCode() {
    ended(Trouble.CANNOT_CONNECT, "0 records stored", "cannot connect to the cloud: refused");
    Run away = bench.run("sync", "cloud");
    assertThat(away.code()).isEqualTo(ExitCode.PEER);
    assertThat(away.err()).contains("cannot connect to the cloud", "check cloud_sync.url");

    ended(Trouble.AUTHENTICATION_FAILED, "0 records stored", "authentication failed");
    assertThat(bench.run("sync", "cloud").code()).isEqualTo(ExitCode.CONFIG);
    ended(Trouble.FILE_UPLOAD_FAILED, "1 failed", "leaves 7: file upload failed: x.png: 413");
    assertThat(bench.run("sync", "cloud").code()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void skippedAndBusyAreSaid() {
    bench.daemon.syncStart = SyncStart.skipped("skipped: a run ended 1 minute ago");
    Run skipped = bench.run("sync", "cloud");
    assertThat(skipped.code()).isZero();
    assertThat(skipped.out()).contains("skipped: a run ended 1 minute ago; --force");

    bench.daemon.syncStart = SyncStart.busy("run-7");
    Run busy = bench.run("sync", "cloud");
    assertThat(busy.code()).isEqualTo(ExitCode.RUNNING);
    assertThat(busy.err()).contains("run run-7 is under way");
  }

  @Test
  void statusAndRuns() {
    ended(Trouble.OTHER, "2 records stored, 1 failed", "rooms 4: refused");
    assertThat(bench.run("sync", "status").out())
        .contains("last run  run-1 at 2026-03-01 08:59:31: 2 records stored, 1 failed")
        .contains("problem: rooms 4: refused");
    assertThat(bench.run("sync", "runs").out()).contains("run-1").contains("schedule");
  }

  private void ended(@Nullable Trouble trouble, String verdict, String... errors) {
    bench.daemon.sync =
        new SyncView(
            null,
            new Ended(
                "run-1",
                "request",
                false,
                END,
                END,
                trouble == null,
                trouble,
                verdict,
                List.of(
                    new DatasetEnd("rooms", 2, 0, 0, 1, 3, null),
                    new DatasetEnd("leaves", 1, 0, 0, 1, 2, null)),
                List.of(errors)),
            null);
  }
}
