package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.junit.jupiter.api.Test;

/** The bench's clock begins at 05:00:00 sharp. */
class BackupReadTest {
  private final LoopBench bench = new LoopBench();

  @Test
  void comesOnceAfterTheFirstCompleteCatchUp() {
    bench.started(LoopBench.hourly());
    bench.finish(LoopBench.more("one"));
    assertThat(bench.backups()).isZero();
    bench.finish(LoopBench.end("two"));
    assertThat(bench.backups()).isEqualTo(1);
    bench.finish(LoopBench.EMPTY);

    quietly(Duration.ofMinutes(58));
    assertThat(bench.backups()).isEqualTo(1);
  }

  @Test
  void comesOnSchedule() {
    begun();
    quietly(Duration.ofMinutes(59));
    assertThat(bench.backups()).isEqualTo(1);
    quietly(Duration.ofMinutes(2));
    assertThat(bench.backups()).isEqualTo(2);
    quietly(Duration.ofHours(3));
    assertThat(bench.backups()).isEqualTo(5);
  }

  @Test
  void movesNoCursor() {
    begun();
    int cursors = bench.intake.cursors().size();
    quietly(Duration.ofHours(2));

    assertThat(bench.intake.cursors()).hasSize(cursors);
  }

  @Test
  void turnsMissedWhileTheDeviceWasAwayAreMadeUpForOnce() {
    begun();
    bench.device.refuses = Reason.UNREACHABLE;
    bench.hangUp(new DeviceException(Reason.BROKEN, "gone"));
    bench.advance(Duration.ofHours(7));
    bench.device.refuses = null;
    bench.advance(Duration.ofMinutes(2));
    bench.finish(LoopBench.EMPTY);
    assertThat(bench.backups()).isEqualTo(2);
    bench.finish(LoopBench.EMPTY);

    quietly(Duration.ofMinutes(50));
    assertThat(bench.backups()).isEqualTo(2);
  }

  @Test
  void aSessionThatEndsInTheMiddleIsMadeUpForOnce() {
    begun();
    untilBackup();
    for (int i = 0; i < 3; i++) {
      bench.hangUp(new DeviceException(Reason.BROKEN, "gone"));
      bench.fail(new DeviceException(Reason.BROKEN, "gone"));
      bench.advance(Duration.ofSeconds(10));
      bench.finish(LoopBench.EMPTY);
    }

    assertThat(bench.backups()).isEqualTo(1 + 2);
  }

  @Test
  void waitsForAFullDiskToBeFreed() {
    begun();
    bench.room = false;
    quietly(Duration.ofHours(3));
    assertThat(bench.backups()).isEqualTo(1);
    bench.room = true;
    quietly(Duration.ofMinutes(1));
    assertThat(bench.backups()).isEqualTo(2);
  }

  @Test
  void aClockThatIsPutForwardOrBackBringsOneTurnNotManyNorNone() {
    begun();
    bench.scheduler.putClock(Duration.ofDays(40));
    quietly(Duration.ofMinutes(2));
    assertThat(bench.backups()).isEqualTo(2);
    bench.scheduler.putClock(Duration.ofDays(-40));
    quietly(Duration.ofMinutes(61));
    assertThat(bench.backups()).isEqualTo(3);
  }

  @Test
  void opensASessionOfItsOwnWhenNoneIsKept() {
    bench.started(new PollConfig(Duration.ofHours(24), false, LoopBench.backup("30 * * * *")));
    bench.finish(LoopBench.EMPTY);
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ofMinutes(29));
    assertThat(bench.device.sessions).hasSize(1);
    bench.advance(Duration.ofMinutes(1));

    assertThat(bench.device.sessions).hasSize(2);
    assertThat(bench.isBackup(bench.lastRequest())).isTrue();
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ofMinutes(59));
    assertThat(bench.device.sessions).hasSize(2);
  }

  @Test
  void withoutOneNothingIsReadBack() {
    bench.started(PollConfig.defaults());
    bench.finish(LoopBench.EMPTY);
    quietly(Duration.ofHours(5));

    assertThat(bench.backups()).isZero();
  }

  private void begun() {
    bench.started(LoopBench.hourly());
    bench.finish(LoopBench.EMPTY);
    bench.finish(LoopBench.EMPTY);
    assertThat(bench.backups()).isEqualTo(1);
  }

  private void untilBackup() {
    long before = bench.backups();
    while (bench.backups() == before) {
      step();
      if (bench.backups() == before) {
        finishIfReading();
      }
    }
  }

  /** Every read finds nothing. */
  private void quietly(Duration time) {
    for (long left = time.toSeconds(); left > 0; left--) {
      step();
      finishIfReading();
    }
  }

  private void step() {
    bench.advance(Duration.ofSeconds(1));
  }

  private void finishIfReading() {
    while (!bench.device.session().lastRead().isDone()) {
      bench.finish(LoopBench.EMPTY);
    }
  }
}
