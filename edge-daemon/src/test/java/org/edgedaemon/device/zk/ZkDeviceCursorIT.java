package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.zk.TerminalRig.await;
import static org.edgedaemon.device.zk.TerminalRig.failure;

import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.edgedaemon.simulator.zk.ZkTerminalBuilder;
import org.junit.jupiter.api.Test;

/** Where a read starts after earlier reads, and what it hands over. */
class ZkDeviceCursorIT {
  private static ZkTerminalBuilder terminal() {
    return ZkTerminal.builder().zone(TerminalRig.ZONE).oldPunches(3_000);
  }

  private static ReadReport read(TerminalRig rig, ReadCursor after) {
    DeviceSession session = rig.connect();
    ReadReport report = await(session.read(ReadRequest.after(after)));
    await(session.close());
    return report;
  }

  @Test
  void onlyWhatIsNewIsHandedOver() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      ReadReport first = read(rig, null);
      rig.listener.clear();
      rig.terminal.punch("1003", 1, 15);
      ReadReport second = read(rig, first.cursor());
      assertThat(second.records()).isEqualTo(3_001);
      assertThat(second.handedOver()).isEqualTo(1);
      assertThat(rig.listener.keys())
          .containsExactly(TerminalRig.key(rig.terminal.log().get(3_000)));
      rig.listener.clear();
      ReadReport third = read(rig, second.cursor());
      assertThat(third.handedOver()).isZero();
      assertThat(third.cursor()).isEqualTo(second.cursor());
    }
  }

  @Test
  void aClearedLogIsReadWhole() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      ReadReport first = read(rig, null);
      rig.listener.clear();
      rig.terminal.clearLog();
      rig.terminal.punch("1003", 1, 15);
      ReadReport second = read(rig, first.cursor());
      assertThat(second.records()).isEqualTo(1);
      assertThat(second.handedOver()).isEqualTo(1);
    }
  }

  @Test
  void aLogThatWasClearedAndFilledAgainIsReadWhole() {
    try (TerminalRig rig = new TerminalRig(terminal().oldPunches(20).build())) {
      ReadReport first = read(rig, null);
      rig.listener.clear();
      rig.terminal.clearLog();
      LocalDateTime start = LocalDateTime.of(2026, 3, 9, 8, 0);
      for (int i = 0; i < 30; i++) {
        rig.terminal.punchAt(start.plusSeconds(i), "1001", 0, 1);
      }
      ReadReport second = read(rig, first.cursor());
      assertThat(second.handedOver()).isEqualTo(30);
      rig.assertLogHandedOver();
    }
  }

  @Test
  void aCursorOfSomebodyElseReadsEverything() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      assertThat(read(rig, new ReadCursor("page 7")).handedOver()).isEqualTo(3_000);
      assertThat(read(rig, new ReadCursor("zk1 40 10 " + "0".repeat(64))).handedOver())
          .isEqualTo(3_000);
    }
  }

  @Test
  void aReadBoundedByTimeHasNoCursor() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      LocalDateTime from = rig.terminal.log().get(100).time();
      LocalDateTime to = rig.terminal.log().get(200).time();
      DeviceSession session = rig.connect();
      ReadReport report = await(session.read(ReadRequest.between(from, to, records -> {})));
      assertThat(report.records()).isEqualTo(3_000);
      assertThat(report.handedOver()).isEqualTo(100);
      assertThat(report.cursor()).isNull();
      assertThat(rig.listener.punches().get(0).time().deviceTime()).isEqualTo(from);
    }
  }

  @Test
  void anUnchangedLogIsNotReadAgainWhileLiveWorks() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      DeviceSession session = rig.connect();
      await(session.listen());
      ReadReport report = await(session.read(ReadRequest.everything()));
      for (int poll = 0; poll < 9; poll++) {
        ReadReport skipped = await(session.read(ReadRequest.after(report.cursor())));
        assertThat(skipped).isEqualTo(new ReadReport(3_000, 0, 0, 0, report.cursor()));
      }
      assertThat(rig.terminal.sessions().logReads()).isEqualTo(1);
      await(session.read(ReadRequest.after(report.cursor())));
      assertThat(rig.terminal.sessions().logReads()).isEqualTo(2);
      await(session.close());
    }
  }

  @Test
  void whatCouldNotBeStoredFailsTheRead() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      rig.listener.answer(
          () -> CompletableFuture.failedFuture(new IllegalStateException("disk is full")));
      DeviceSession session = rig.connect();
      assertThat(failure(session.read(ReadRequest.everything())))
          .hasMessageContaining("disk is full");
      await(session.close());
      rig.assertClean();
    }
  }

  @Test
  void readingPausesWhileTheListenerIsSlow() throws Exception {
    try (TerminalRig rig = new TerminalRig(terminal().oldPunches(20_000).build())) {
      CompletableFuture<Void> gate = new CompletableFuture<>();
      rig.listener.answer(() -> gate);
      DeviceSession session = rig.connect();
      var read = session.read(ReadRequest.everything()).toCompletableFuture();
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> read.get(1, java.util.concurrent.TimeUnit.SECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      assertThat(rig.listener.punches()).hasSizeBetween(2_049, 5_000);
      gate.complete(null);
      assertThat(await(read).handedOver()).isEqualTo(20_000);
      rig.assertLogHandedOver();
    }
  }
}
