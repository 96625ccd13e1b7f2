package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.DeviceRig.await;
import static org.edgedaemon.device.hikvision.DeviceRig.failure;
import static org.edgedaemon.device.hikvision.DeviceRig.until;

import java.util.HashSet;
import java.util.List;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.simulator.hikvision.EventFacts;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.Test;

class HikvisionDeviceIT {
  @Test
  void readsTheWholeLogAndThenOnlyWhatIsNew() {
    try (DeviceRig rig = new DeviceRig(quiet().oldEvents(300).build(), Configs.config())) {
      DeviceSession session = rig.connect();
      rig.read(session);
      int first = rig.listener.punches().size();
      rig.terminal.punch("00017", 75);
      ReadReport second = rig.read(session);

      assertThat(first).isPositive();
      assertThat(second.handedOver()).isEqualTo(1);
      assertThat(new HashSet<>(rig.listener.ids())).hasSize(first + 1);
      assertThat(rig.device.status().state()).isEqualTo(State.CONNECTED);
      assertThat(rig.device.status().lastError()).isNull();
    }
  }

  @Test
  void onlyVerifiedPersonsArePunchesAndTheyKeepTheirZeros() {
    try (DeviceRig rig = new DeviceRig(quiet().build(), Configs.config())) {
      rig.terminal.event(EventFacts.denied(76));
      rig.terminal.event(EventFacts.denied(6).employee("00017"));
      rig.terminal.event(EventFacts.of(5, 7).employee("00017"));
      rig.terminal.event(EventFacts.of(5, 8).employee("00017"));
      rig.terminal.event(EventFacts.door(21));
      rig.terminal.event(EventFacts.punch("00017", 75));
      rig.terminal.event(EventFacts.punch("000", 38).attendance("checkOut"));
      rig.read(rig.connect());

      List<Punch> punches = rig.listener.punches();
      assertThat(punches).extracting(punch -> punch.user().value()).containsExactly("00017", "000");
      assertThat(punches)
          .extracting(Punch::direction)
          .containsExactly(Direction.UNKNOWN, Direction.CHECK_OUT);
      assertThat(rig.fact("events")).contains("2 punches", "4 refused persons", "1 door events");
    }
  }

  @Test
  void aRestartedDaemonGoesOnFromItsCursor() {
    try (DeviceRig rig = new DeviceRig(quiet().oldEvents(100).build(), Configs.config())) {
      DeviceSession session = rig.connect();
      rig.read(session);
      await(session.close());
      int before = rig.listener.punches().size();
      rig.device = rig.device(Configs.config());
      rig.terminal.punch("00017", 75);

      ReadReport report = rig.read(rig.connect());

      assertThat(report.handedOver()).isLessThan(30);
      assertThat(new HashSet<>(rig.listener.ids())).hasSize(before + 1);
    }
  }

  @Test
  void aResetWhileConnectedBeginsANewEpochAndLosesAndDoublesNothing() {
    try (DeviceRig rig = new DeviceRig(quiet().oldEvents(200).build())) {
      DeviceSession session = rig.connect();
      await(session.listen());
      rig.read(session);
      int before = rig.listener.punches().size();
      int wakes = rig.listener.wakes();
      rig.terminal.factoryReset();
      rig.terminal.punch("00017", 75);
      rig.terminal.punch("00018", 75);
      until("the search is woken", () -> rig.listener.wakes() > wakes);
      rig.read(session);
      int woken = rig.listener.wakes();
      rig.terminal.punch("00019", 75);
      // A stream that had to be opened anew meanwhile wants a read first.
      until(
          "the stream brings it or asks for a read",
          () -> seen(rig, "00019") || rig.listener.wakes() > woken);
      rig.read(session);

      assertThat(seen(rig, "00017")).isTrue();
      assertThat(seen(rig, "00018")).isTrue();
      assertThat(new HashSet<>(rig.listener.ids())).hasSize(before + 3);
      assertThat(rig.fact("epoch")).isEqualTo("1");
    }
  }

  @Test
  void aTerminalThatIsGoneEndsTheSessionAndIsFoundAgain() {
    try (DeviceRig rig = new DeviceRig(quiet().build())) {
      DeviceSession session = rig.connect();
      await(session.listen());
      rig.read(session);
      rig.terminal.stop();

      assertThat(failure(session.closed()).reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(rig.device.status().state()).isEqualTo(State.FAILED);
      assertThat(failure(rig.device.connect(ConnectRequest.of(rig.listener))).reason())
          .isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void anotherTerminalAtTheSameAddressIsNotRead() {
    try (DeviceRig rig = new DeviceRig(quiet().oldEvents(20).build(), Configs.config())) {
      DeviceSession session = rig.connect();
      rig.read(session);
      await(session.close());
      String serial = rig.terminal.identity().serialNumber();
      rig.terminal.identity(
          HikvisionTerminal.builder().serialNumber("DS-ANOTHER").build().identity());

      assertThat(failure(rig.device.connect(ConnectRequest.of(rig.listener))))
          .hasMessageContaining(serial)
          .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.STRANGER));
      rig.device = rig.device(Configs.config());
      assertThat(
              failure(rig.device.connect(new ConnectRequest(rig.listener, rig.cursor, false)))
                  .reason())
          .isEqualTo(Reason.STRANGER);
      rig.device = rig.device(Configs.config().serial("DS-ANOTHER"));
      assertThat(rig.read(rig.connect()).records()).isPositive();
    }
  }

  @Test
  void oneTerminalIsNotReadUnderTwoNames() {
    try (DeviceRig rig = new DeviceRig(quiet().build(), Configs.config())) {
      DeviceSession session = rig.connect();
      HikvisionDevice second = rig.device(Configs.config().id("hall"));

      assertThat(failure(second.connect(ConnectRequest.of(rig.listener))))
          .hasMessageContaining("lobby")
          .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.STRANGER));
      await(session.close());
      assertThat(await(second.connect(ConnectRequest.of(rig.listener)))).isNotNull();
    }
  }

  @Test
  void oneSessionAtATime() {
    try (DeviceRig rig = new DeviceRig(quiet().build(), Configs.config())) {
      DeviceSession session = rig.connect();

      assertThat(failure(rig.device.connect(ConnectRequest.of(rig.listener))).reason())
          .isEqualTo(Reason.BUSY);
      await(session.close());
      rig.connect();
    }
  }

  @Test
  void facesAreHandedOverWhenWanted() {
    try (DeviceRig rig = new DeviceRig(quiet().build(), Configs.config().recognising())) {
      rig.terminal.event(EventFacts.punch("00017", 75));
      rig.terminal.event(EventFacts.denied(76));
      rig.read(rig.connect());

      assertThat(rig.listener.recognitions()).hasSize(2);
      assertThat(rig.listener.punches()).hasSize(1);
      assertThat(rig.listener.punches().get(0).source()).isEqualTo(PunchSource.HIK_SEARCH);
    }
  }

  @Test
  void aReadThatCannotBeStoredFailsAndLeavesTheCursor() {
    try (DeviceRig rig = new DeviceRig(quiet().oldEvents(50).build(), Configs.config())) {
      DeviceSession session = rig.connect();
      rig.listener.answer(
          () ->
              java.util.concurrent.CompletableFuture.failedFuture(
                  new IllegalStateException("disk full")));
      ReadReport first = session.read(ReadRequest.everything()).toCompletableFuture().join();
      assertThat(session.read(ReadRequest.after(first.cursor())))
          .failsWithin(java.time.Duration.ofSeconds(20));
      rig.listener.answer(() -> java.util.concurrent.CompletableFuture.completedFuture(null));

      assertThat(rig.read(session).handedOver()).isPositive();
    }
  }

  private static boolean seen(DeviceRig rig, String person) {
    return rig.listener.punches().stream().anyMatch(punch -> punch.user().value().equals(person));
  }

  private static org.edgedaemon.simulator.hikvision.HikvisionTerminalBuilder quiet() {
    return HikvisionTerminal.builder().users(5);
  }
}
