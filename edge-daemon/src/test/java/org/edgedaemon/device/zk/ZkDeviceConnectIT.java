package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.zk.TerminalRig.await;
import static org.edgedaemon.device.zk.TerminalRig.failure;

import java.time.Duration;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.zk.ZkConfig.Transport;
import org.edgedaemon.simulator.zk.Carriers;
import org.edgedaemon.simulator.zk.SecondClient;
import org.edgedaemon.simulator.zk.ZkFault;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.edgedaemon.simulator.zk.ZkTerminalBuilder;
import org.junit.jupiter.api.Test;

/** Every way in which a connect can end, each with its own diagnosis. */
class ZkDeviceConnectIT {
  private static ZkTerminalBuilder terminal() {
    return ZkTerminal.builder().zone(TerminalRig.ZONE).oldPunches(10);
  }

  private static DeviceException refused(TerminalRig rig) {
    DeviceException failure = failure(rig.device.connect(ConnectRequest.of(rig.listener)));
    assertThat(rig.device.status().state()).isEqualTo(State.FAILED);
    assertThat(rig.device.status().lastError()).isEqualTo(failure.getMessage());
    assertThat(failure).hasMessageContaining("front-door").hasMessageContaining("127.0.0.1");
    return failure;
  }

  @Test
  void showsWhoAnswered() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      DeviceSession session = rig.connect();
      DeviceStatus status = rig.device.status();
      assertThat(status.state()).isEqualTo(State.CONNECTED);
      assertThat(status.transport()).isEqualTo("tcp");
      assertThat(status.identity().serial()).isEqualTo("A8N5210001");
      assertThat(status.clockOffset()).isLessThan(Duration.ofSeconds(5));
      assertThat(status.facts())
          .containsEntry("firmware", "Ver 6.60 Jun 16 2015")
          .containsEntry("Platform", "ZMM220_TFT")
          .containsEntry("users", "20")
          .containsEntry("records", "10 of 100000");
      await(session.close());
      assertThat(rig.device.status().state()).isEqualTo(State.IDLE);
      assertThat(rig.terminal.sessions().open()).isZero();
      rig.assertClean();
    }
  }

  @Test
  void rightKey() {
    try (TerminalRig rig =
        new TerminalRig(terminal().commKey(123_456).build())
            .with(config -> TerminalRig.withKey(config, "123456"))) {
      rig.readAll();
      rig.assertLogHandedOver();
      assertThat(rig.terminal.sessions().auths()).isEqualTo(1);
    }
  }

  @Test
  void keyZeroIsSentWhenAskedFor() {
    try (TerminalRig rig = new TerminalRig(terminal().asksForKeyZero().build())) {
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void wrongKeyIsTriedOnce() {
    try (TerminalRig rig =
        new TerminalRig(terminal().commKey(123_456).build())
            .with(config -> TerminalRig.withKey(config, "654321"))) {
      DeviceException failure = refused(rig);
      assertThat(failure.reason()).isEqualTo(Reason.CREDENTIALS);
      assertThat(failure).hasMessageNotContaining("654321");
      assertThat(rig.terminal.sessions().refusedAuths()).isEqualTo(1);
      rig.assertClean();
    }
  }

  @Test
  void missingKey() {
    try (TerminalRig rig = new TerminalRig(terminal().commKey(1).build())) {
      DeviceException failure = refused(rig);
      assertThat(failure.reason()).isEqualTo(Reason.CREDENTIALS);
      assertThat(failure).hasMessageContaining("none is configured");
    }
  }

  @Test
  void lockedAfterWrongKeys() {
    try (TerminalRig rig =
        new TerminalRig(terminal().commKey(7).lockAfter(1).build())
            .with(config -> TerminalRig.withKey(config, "8"))) {
      refused(rig);
      assertThat(refused(rig)).hasMessageContaining("locked");
    }
  }

  @Test
  void secureFirmware() {
    try (TerminalRig rig =
        new TerminalRig(terminal().secureFirmware().build()).over(Transport.AUTO)) {
      DeviceException failure = refused(rig);
      assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
      assertThat(failure).hasMessageContaining("6001");
    }
  }

  @Test
  void silenceOverTcpIsABusyDevice() {
    try (TerminalRig rig = new TerminalRig(terminal().carriers(Carriers.TCP).build())) {
      rig.terminal.faults().always(ZkFault.silentConnect());
      assertThat(refused(rig).reason()).isEqualTo(Reason.BUSY);
      rig.over(Transport.AUTO);
      assertThat(refused(rig).reason()).isEqualTo(Reason.BUSY);
    }
  }

  @Test
  void aHeldTerminalIsBusyAndServedLater() {
    try (TerminalRig rig = new TerminalRig(terminal().secondClient(SecondClient.IGNORED).build())) {
      DeviceSession first = rig.connect();
      ZkDevice second = rig.device("other", config -> config);
      assertThat(failure(second.connect(ConnectRequest.of(rig.listener))).reason())
          .isEqualTo(Reason.BUSY);
      await(first.close());
      await(await(second.connect(ConnectRequest.of(rig.listener))).close());
    }
  }

  @Test
  void nobodyThere() {
    try (TerminalRig rig = new TerminalRig(terminal().build()).over(Transport.AUTO)) {
      rig.terminal.stop();
      assertThat(refused(rig).reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void autoFindsAUdpTerminalAndRemembers() {
    try (TerminalRig rig =
        new TerminalRig(terminal().carriers(Carriers.UDP).build()).over(Transport.AUTO)) {
      rig.readAll();
      rig.assertLogHandedOver();
      assertThat(rig.device.status().transport()).isEqualTo("udp");
      rig.listener.clear();
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void aStrangerIsNotRead() {
    try (TerminalRig rig =
        new TerminalRig(terminal().build())
            .with(config -> TerminalRig.withSerial(config, "OTHER"))) {
      assertThat(refused(rig).reason()).isEqualTo(Reason.STRANGER);
      assertThat(rig.terminal.sessions().logReads()).isZero();
      assertThat(rig.terminal.sessions().exits()).isEqualTo(1);
    }
  }

  @Test
  void oneTerminalIsNotTalkedToUnderTwoNames() {
    try (TerminalRig rig = new TerminalRig(terminal().secondClient(SecondClient.SERVED).build())) {
      DeviceSession session = rig.connect();
      ZkDevice twin = rig.device("back-door", config -> config);
      DeviceException failure = failure(twin.connect(ConnectRequest.of(rig.listener)));
      assertThat(failure.reason()).isEqualTo(Reason.STRANGER);
      assertThat(failure).hasMessageContaining("front-door");
      await(session.close());
      await(await(twin.connect(ConnectRequest.of(rig.listener))).close());
      rig.assertClean();
    }
  }

  @Test
  void aDeviceHasOneSession() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      DeviceSession session = rig.connect();
      assertThat(failure(rig.device.connect(ConnectRequest.of(rig.listener))).reason())
          .isEqualTo(Reason.BUSY);
      await(session.close());
      await(rig.connect().close());
    }
  }

  @Test
  void withoutASerialTheMacAddressStandsIn() {
    try (TerminalRig rig = new TerminalRig(terminal().serial("").build())) {
      await(rig.connect().close());
      assertThat(rig.device.status().identity().serial()).isEqualTo("mac:00:17:61:10:a1:b2");
    }
    try (TerminalRig rig =
        new TerminalRig(terminal().withoutOption("~SerialNumber").withoutOption("MAC").build())) {
      await(rig.connect().close());
      assertThat(rig.device.status().identity().serial()).isEqualTo("id:front-door");
    }
  }

  @Test
  void replyIdsThatAreNotEchoed() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      rig.terminal.faults().always(ZkFault.wrongReplyId(4711));
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void aBusyDeviceIsAskedAgain() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      rig.terminal.faults().every(3, ZkFault.busy());
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void theClockIsMeasuredAndLeftAlone() {
    try (TerminalRig rig =
        new TerminalRig(terminal().clockOffset(Duration.ofMinutes(-7)).build())) {
      rig.readAll();
      assertThat(rig.device.status().clockOffset().toSeconds()).isBetween(-422L, -418L);
      assertThat(rig.listener.punches().get(0).clockOffset().toSeconds()).isBetween(-422L, -418L);
      assertThat(rig.terminal.sessions().clockSets()).isZero();
    }
  }

  @Test
  void theClockIsSetWhenAllowed() {
    try (TerminalRig rig =
        new TerminalRig(terminal().clockOffset(Duration.ofMinutes(7)).build())
            .with(config -> TerminalRig.withClock(config, true))) {
      DeviceSession session = rig.connect();
      assertThat(rig.terminal.sessions().clockSets()).isEqualTo(1);
      assertThat(rig.device.status().clockOffset().abs()).isLessThan(Duration.ofSeconds(3));
      await(session.read(ReadRequest.everything()));
      await(session.close());
      assertThat(rig.terminal.sessions().clockSets()).isEqualTo(1);
      rig.assertClean();
    }
  }
}
