package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.zk.TerminalRig.await;
import static org.edgedaemon.device.zk.TerminalRig.failure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.zk.ZkConfig.Transport;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.simulator.zk.AttendanceWidth;
import org.edgedaemon.simulator.zk.SecondClient;
import org.edgedaemon.simulator.zk.ZkFault;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.edgedaemon.simulator.zk.ZkTerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real-time events: handed over, acknowledged afterwards, and the same punch as in the log. */
class ZkDeviceLiveIT {
  private static ZkTerminalBuilder terminal() {
    return ZkTerminal.builder().zone(TerminalRig.ZONE);
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static DeviceSession listening(TerminalRig rig) {
    DeviceSession session = rig.connect();
    await(session.listen());
    assertThat(rig.device.status().state()).isEqualTo(State.LIVE);
    return session;
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 32, 36, 37, 40, 52})
  void payloadsOfEveryLength(int length) {
    try (TerminalRig rig = new TerminalRig(terminal().eventLength(length).build())) {
      DeviceSession session = listening(rig);
      rig.terminal.punch("1002", 1, 15);
      until(() -> rig.terminal.acknowledgedEvents().size() == 1);
      assertThat(rig.listener.punches().get(0).source()).isEqualTo(PunchSource.ZK_LIVE);
      assertThat(rig.listener.punches().get(0).userName()).isEqualTo("Person 2");
      rig.assertLogHandedOver();
      var live = rig.listener.ids();
      rig.listener.clear();
      await(session.read(ReadRequest.everything()));
      assertThat(rig.listener.ids()).isEqualTo(live);
      await(session.close());
      rig.assertClean();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 14})
  void rowNumbersAreLookedUpLikeInTheLog(int length) {
    try (TerminalRig rig =
        new TerminalRig(
            terminal()
                .eventLength(length)
                .attendanceWidth(AttendanceWidth.PLAIN_8)
                .oldPunches(20)
                .build())) {
      DeviceSession session = listening(rig);
      await(session.read(ReadRequest.everything()));
      rig.listener.clear();
      rig.terminal.punch("1002", 1, 1);
      until(() -> rig.terminal.acknowledgedEvents().size() == 1);
      var live = rig.listener.punches().get(0);
      assertThat(live.user().value()).isEqualTo("1002");
      rig.listener.clear();
      await(session.read(ReadRequest.everything()));
      assertThat(rig.listener.ids()).contains(live.eventId());
    }
  }

  @Test
  void anEventIsAcknowledgedOnlyWhenItIsSafe() {
    try (TerminalRig rig =
        new TerminalRig(terminal().repeatEventsAfter(Duration.ofMillis(150)).build())) {
      DeviceSession session = listening(rig);
      CompletableFuture<Void> gate = new CompletableFuture<>();
      rig.listener.answer(() -> gate);
      rig.terminal.punch("1001", 0, 1);
      until(() -> !rig.listener.punches().isEmpty());
      assertThat(rig.terminal.acknowledgedEvents()).isEmpty();
      gate.complete(null);
      until(() -> rig.terminal.acknowledgedEvents().size() == 1);
      await(session.close());
      assertThat(rig.listener.ids().stream().distinct()).hasSize(1);
    }
  }

  @Test
  void anEventThatCouldNotBeStoredComesAgain() {
    try (TerminalRig rig =
        new TerminalRig(terminal().repeatEventsAfter(Duration.ofMillis(100)).build())) {
      listening(rig);
      rig.listener.answer(
          () -> CompletableFuture.failedFuture(new IllegalStateException("disk is full")));
      rig.terminal.punch("1001", 0, 1);
      until(() -> rig.listener.punches().size() >= 2);
      assertThat(rig.terminal.acknowledgedEvents()).isEmpty();
      rig.listener.answer(() -> CompletableFuture.completedFuture(null));
      until(() -> rig.terminal.acknowledgedEvents().size() == 1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TCP", "UDP"})
  void manyEventsWhileTheLogIsRead(Transport transport) {
    try (TerminalRig rig = new TerminalRig(terminal().oldPunches(4_000).build()).over(transport)) {
      DeviceSession session = listening(rig);
      var read = session.read(ReadRequest.everything());
      for (int i = 0; i < 50; i++) {
        rig.terminal.punchAt(rig.terminal.time().plusSeconds(i), "1001", 0, 1);
      }
      ReadReport first = await(read);
      until(() -> rig.terminal.acknowledgedEvents().size() == 50);
      await(session.read(ReadRequest.after(first.cursor())));
      assertThat(rig.listener.keys())
          .containsAll(rig.terminal.log().stream().map(TerminalRig::key).toList());
      assertThat(rig.listener.ids().stream().distinct()).hasSize(4_050);
      await(session.close());
      rig.assertClean();
    }
  }

  @Test
  void eventsMergedWithAnswers() {
    try (TerminalRig rig = new TerminalRig(terminal().oldPunches(100).build())) {
      DeviceSession session = listening(rig);
      rig.terminal.faults().always(ZkFault.coalesce());
      rig.terminal.punch("1001", 0, 1);
      rig.terminal.punch("1002", 0, 1);
      await(session.read(ReadRequest.everything()));
      until(() -> rig.terminal.acknowledgedEvents().size() == 2);
      rig.assertClean();
    }
  }

  @Test
  void aLogThatGrowsWithoutEventsIsNoticed() {
    try (TerminalRig rig =
        new TerminalRig(terminal().oldPunches(10).deliversEvents(false).build())) {
      DeviceSession session = listening(rig);
      ReadReport first = await(session.read(ReadRequest.everything()));
      rig.terminal.punch("1001", 0, 1);
      ReadReport second = await(session.read(ReadRequest.after(first.cursor())));
      assertThat(second.handedOver()).isEqualTo(1);
      assertThat(rig.device.status().facts()).containsEntry("events", "not delivered");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TCP", "UDP"})
  void aRebootWithoutGoodbyeIsNoticed(Transport transport) {
    try (TerminalRig rig =
        new TerminalRig(terminal().oldPunches(10).build())
            .with(
                config ->
                    TerminalRig.withProbe(
                        TerminalRig.withTransport(config, transport), Duration.ofMillis(100)))) {
      DeviceSession session = listening(rig);
      rig.terminal.reboot();
      assertThat(failure(session.closed()).reason()).isEqualTo(Reason.BROKEN);
      assertThat(rig.device.status().state()).isEqualTo(State.FAILED);
      rig.terminal.punch("1001", 0, 1);
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void aQuietSessionStaysOpen() throws Exception {
    try (TerminalRig rig =
        new TerminalRig(terminal().build())
            .with(config -> TerminalRig.withProbe(config, Duration.ofMillis(20)))) {
      DeviceSession session = listening(rig);
      var before = rig.device.status().lastContact();
      until(() -> rig.device.status().lastContact().isAfter(before.plusMillis(100)));
      assertThat(session.closed().toCompletableFuture()).isNotDone();
      await(session.close());
      assertThat(session.closed().toCompletableFuture()).isCompleted();
      rig.assertClean();
    }
  }

  @Test
  void beingKickedOutIsNoticed() {
    try (TerminalRig rig =
        new TerminalRig(terminal().secondClient(SecondClient.KICKS_FIRST).build())) {
      DeviceSession session = listening(rig);
      TerminalRig other = new TerminalRig(rig.terminal);
      DeviceSession thief = other.connect();
      assertThat(failure(session.closed()).reason()).isEqualTo(Reason.BROKEN);
      await(thief.close());
      other.loops.shutdownGracefully();
    }
  }
}
