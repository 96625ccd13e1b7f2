package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.zk.TerminalRig.await;
import static org.edgedaemon.device.zk.TerminalRig.failure;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.zk.ZkConfig.Transport;
import org.edgedaemon.simulator.zk.AccessControl;
import org.edgedaemon.simulator.zk.AttendanceWidth;
import org.edgedaemon.simulator.zk.BulkStyle;
import org.edgedaemon.simulator.zk.ZkFault;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.edgedaemon.simulator.zk.ZkTerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulk reads that go wrong: everything comes in the end, or the read fails and says why. */
class ZkDeviceBulkIT {
  private static final int RECORDS = 2_000;

  private static ZkTerminalBuilder terminal() {
    return ZkTerminal.builder().zone(TerminalRig.ZONE).oldPunches(RECORDS);
  }

  private static void assertReadWhole(TerminalRig rig) {
    DeviceSession session = rig.connect();
    ReadReport report = await(session.read(ReadRequest.everything()));
    await(session.close());
    assertThat(report.records()).isEqualTo(rig.terminal.logSize());
    assertThat(rig.listener.keys())
        .as("every record, at least once")
        .containsAll(rig.terminal.log().stream().map(TerminalRig::key).toList());
    assertThat(rig.listener.ids().stream().distinct()).hasSize(rig.terminal.logSize());
    assertThat(rig.terminal.sessions().exits()).isEqualTo(1);
    rig.assertClean();
  }

  static Stream<ZkFault> faultsThatCostNothing() {
    return Stream.of(
        ZkFault.noClosingAck(),
        ZkFault.oddClosingSession(124),
        ZkFault.chunkRefused(),
        ZkFault.totalOffset(40),
        ZkFault.totalOffset(-3),
        ZkFault.countOffset(-1),
        ZkFault.countOffset(5),
        ZkFault.stall().on(1504),
        ZkFault.duplicatePart());
  }

  @ParameterizedTest
  @MethodSource("faultsThatCostNothing")
  void oneFaultOverTcp(ZkFault fault) {
    try (TerminalRig rig = new TerminalRig(terminal().users(3).build())) {
      rig.terminal.faults().next(fault);
      assertReadWhole(rig);
    }
  }

  static Stream<ZkFault> faultsOfDatagrams() {
    return Stream.of(
        ZkFault.losePart(),
        ZkFault.duplicatePart(),
        ZkFault.reorderPart(),
        ZkFault.latePart(),
        ZkFault.ackFirst(),
        ZkFault.shortRead(100),
        ZkFault.noClosingAck(),
        ZkFault.stall());
  }

  @ParameterizedTest
  @MethodSource("faultsOfDatagrams")
  void oneFaultOverUdp(ZkFault fault) {
    try (TerminalRig rig = new TerminalRig(terminal().build()).over(Transport.UDP)) {
      rig.terminal.faults().next(fault);
      assertReadWhole(rig);
      rig.assertLogHandedOver();
    }
  }

  @ParameterizedTest
  @MethodSource("faultsOfDatagrams")
  void manyFaultsOverUdp(ZkFault fault) {
    try (TerminalRig rig = new TerminalRig(terminal().build()).over(Transport.UDP)) {
      rig.terminal.faults().withRate(0.05, fault);
      assertReadWhole(rig);
    }
  }

  @Test
  void lossThatOnlySmallChunksSurvive() {
    try (TerminalRig rig = new TerminalRig(terminal().build()).over(Transport.UDP)) {
      DeviceSession session = rig.connect();
      rig.terminal.faults().every(8, ZkFault.losePart());
      assertThat(await(session.read(ReadRequest.everything())).records()).isEqualTo(RECORDS);
      rig.assertLogHandedOver();
    }
  }

  @Test
  void lossWithoutEndFails() {
    try (TerminalRig rig = new TerminalRig(terminal().users(3).build()).over(Transport.UDP)) {
      DeviceSession session = rig.connect();
      rig.terminal.faults().always(ZkFault.losePart().on(1504));
      DeviceException failure = failure(session.read(ReadRequest.everything()));
      assertThat(failure.reason()).isEqualTo(Reason.INCOMPLETE);
      assertThat(failure).hasMessageContaining("tcp");
      assertThat(rig.listener.punches()).isEmpty();
      await(session.close());
      rig.assertClean();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, -40, 40})
  void aLastingContradictionFails(int offset) {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      rig.terminal.faults().always(ZkFault.totalOffset(offset));
      DeviceSession session = rig.connect();
      assertThat(failure(session.read(ReadRequest.everything())).reason())
          .isEqualTo(Reason.INCOMPLETE);
      assertThat(rig.terminal.sessions().logReads()).isEqualTo(3);
      await(session.close());
    }
  }

  @Test
  void aLastingShortReadFails() {
    try (TerminalRig rig = new TerminalRig(terminal().users(3).build())) {
      DeviceSession session = rig.connect();
      rig.terminal.faults().always(ZkFault.shortRead(40));
      Reason reason = failure(session.read(ReadRequest.everything())).reason();
      assertThat(reason).isIn(Reason.INCOMPLETE, Reason.BROKEN);
    }
  }

  @Test
  void aCountThatLagsForEverIsNoReasonToReadNothing() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      rig.terminal.faults().always(ZkFault.countOffset(-1));
      assertReadWhole(rig);
      assertThat(rig.device.status().facts()).containsKey("count");
    }
  }

  @Test
  void fewerRecordsThanCountedFail() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      rig.terminal.faults().always(ZkFault.countOffset(2));
      DeviceSession session = rig.connect();
      assertThat(failure(session.read(ReadRequest.everything())).reason())
          .isEqualTo(Reason.INCOMPLETE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 80, 112})
  void sizesOfEveryLength(int bytes) {
    try (TerminalRig rig = new TerminalRig(terminal().sizesBytes(bytes).build())) {
      assertReadWhole(rig);
    }
  }

  @Test
  void partsOfSixtyFourKilobytes() {
    try (TerminalRig rig = new TerminalRig(terminal().partMax(65_528, 1024).build())) {
      assertReadWhole(rig);
    }
  }

  @Test
  void datagramsWithShortLongAndOldUsers() {
    try (TerminalRig rig =
        new TerminalRig(
                terminal()
                    .userWidth(28)
                    .attendanceWidth(AttendanceWidth.EXTENDED_16)
                    .bulkStyle(BulkStyle.DIRECT)
                    .build())
            .over(Transport.UDP)) {
      rig.terminal.faults().next(ZkFault.losePart());
      assertReadWhole(rig);
      assertThat(rig.listener.punches().get(0).userName()).isEqualTo("Person 1".substring(0, 8));
      assertThat(rig.listener.punches().get(0).workCode()).isEqualTo("0");
    }
  }

  @Test
  void aTerminalInAccessControlModeIsNamed() {
    try (TerminalRig rig =
        new TerminalRig(
            terminal().oldPunches(0).enrolled(1, 5).accessControl(AccessControl.REFUSES).build())) {
      DeviceSession session = rig.connect();
      DeviceException failure = failure(session.read(ReadRequest.everything()));
      assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
      assertThat(failure).hasMessageContaining("access control");
      assertThat(rig.device.status().facts().get("mode")).contains("access control");
    }
  }

  @Test
  void aPunchDuringTheReadIsLeftToTheNextOne() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      DeviceSession session = rig.connect();
      rig.terminal.faults().next(ZkFault.eventBetweenParts());
      ReadReport first = await(session.read(ReadRequest.everything()));
      ReadReport second = await(session.read(ReadRequest.after(first.cursor())));
      assertThat(first.records()).isEqualTo(RECORDS);
      assertThat(second.handedOver()).isEqualTo(1);
      rig.assertLogHandedOver();
    }
  }

  @Test
  void anImpossibleRecordIsSetAside() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      byte[] thirtiethOfFebruary = new byte[40];
      HexFormat hex = HexFormat.of();
      System.arraycopy(hex.parseHex("010031303031"), 0, thirtiethOfFebruary, 0, 6);
      System.arraycopy(hex.parseHex("0100461e32"), 0, thirtiethOfFebruary, 26, 5);
      rig.terminal.appendRecord(thirtiethOfFebruary);
      ReadReport report = rig.readAll();
      assertThat(report.records()).isEqualTo(RECORDS + 1);
      assertThat(report.handedOver()).isEqualTo(RECORDS);
      assertThat(report.setAside()).isEqualTo(1);
      assertThat(rig.listener.setAside()).hasSize(1);
      assertThat(rig.listener.setAside().get(0).bytesHex())
          .isEqualTo(hex.formatHex(thirtiethOfFebruary));
    }
  }

  @Test
  void equalRecordsAreOnePunch() {
    try (TerminalRig rig = new TerminalRig(terminal().oldPunches(5).build())) {
      rig.terminal.punch("1001", 0, 1);
      var last = rig.terminal.log().get(5);
      rig.terminal.punchAt(last.time(), "1001", 0, 1);
      rig.terminal.punchAt(last.time(), "1001", 1, 1);
      ReadReport report = rig.readAll();
      assertThat(report.records()).isEqualTo(8);
      assertThat(report.handedOver()).isEqualTo(7);
      assertThat(report.doubles()).isEqualTo(1);
    }
  }

  @Test
  void theKeypadIsEnabledAgain() {
    try (TerminalRig rig = new TerminalRig(terminal().build()).with(TerminalRig::withDisabling)) {
      rig.readAll();
      assertThat(rig.terminal.sessions().disables()).isEqualTo(1);
      assertThat(rig.terminal.sessions().enables()).isEqualTo(1);
      assertThat(rig.terminal.disabled()).isFalse();
      rig.assertLogHandedOver();
    }
  }

  @Test
  void theKeypadIsEnabledAgainWhenTheReadIsCutShort() {
    try (TerminalRig rig =
        new TerminalRig(terminal().users(3).build()).with(TerminalRig::withDisabling)) {
      DeviceSession session = rig.connect();
      rig.terminal.faults().always(ZkFault.stall().on(1504));
      var read = session.read(ReadRequest.everything());
      await(session.close());
      assertThat(failure(read).reason()).isEqualTo(Reason.BROKEN);
      assertThat(rig.terminal.disabled()).isFalse();
      assertThat(rig.terminal.sessions().exits()).isEqualTo(1);
      rig.assertClean();
    }
  }
}
