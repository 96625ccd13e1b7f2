package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.zk.TerminalRig.await;
import static org.edgedaemon.device.zk.TerminalRig.failure;

import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.zk.ZkConfig.Transport;
import org.edgedaemon.simulator.zk.ZkFault;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.junit.jupiter.api.Test;

/** Streams cut and merged in every way, and streams that are out of step. */
class ZkDeviceFramingIT {
  private static TerminalRig rig(int punches) {
    return new TerminalRig(ZkTerminal.builder().zone(TerminalRig.ZONE).oldPunches(punches).build());
  }

  @Test
  void oneByteAtATime() {
    try (TerminalRig rig = rig(40)) {
      rig.terminal.faults().always(ZkFault.dribble(1));
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void cutInsidePrefixHeaderAndRecord() {
    try (TerminalRig rig = rig(500)) {
      rig.terminal.faults().always(ZkFault.splitAt(3, 11, 37, 1029, 1033));
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void aForeignMagicBreaksTheSession() {
    try (TerminalRig rig = rig(3_000)) {
      DeviceSession session = rig.connect();
      rig.terminal.faults().next(ZkFault.wrongMagic(2).on(1504));
      DeviceException failure = failure(session.read(ReadRequest.everything()));
      assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
      assertThat(failure(session.closed()).reason()).isEqualTo(Reason.BROKEN);
      rig.listener.clear();
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void theMagicOfSecureFirmwareIsNamed() {
    try (TerminalRig rig = rig(10)) {
      rig.terminal.faults().always(ZkFault.secureMagic(0).on(1000));
      DeviceException failure = failure(rig.device.connect(ConnectRequest.of(rig.listener)));
      assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
      assertThat(failure).hasMessageContaining("secure firmware");
    }
  }

  @Test
  void aWrongChecksumIsCountedOverTcp() {
    try (TerminalRig rig = rig(200)) {
      rig.terminal.faults().times(2, ZkFault.wrongChecksum().on(1504));
      rig.readAll();
      rig.assertLogHandedOver();
      assertThat(rig.device.status().facts()).containsEntry("bad checksums", "2");
    }
  }

  @Test
  void aWrongChecksumIsDroppedOverUdp() {
    try (TerminalRig rig = rig(200).over(Transport.UDP)) {
      rig.terminal
          .faults()
          .next(ZkFault.wrongChecksum().on(1504))
          .next(ZkFault.wrongChecksum().on(201));
      rig.readAll();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void aResetInTheMiddleIsReadAgainAfterReconnecting() {
    try (TerminalRig rig = rig(5_000)) {
      DeviceSession session = rig.connect();
      rig.terminal.faults().next(ZkFault.resetAfter(20_000).on(1504));
      assertThat(failure(session.read(ReadRequest.everything())).reason()).isEqualTo(Reason.BROKEN);
      await(session.close());
      rig.listener.clear();
      assertThat(rig.readAll().records()).isEqualTo(5_000);
      rig.assertLogHandedOver();
    }
  }
}
