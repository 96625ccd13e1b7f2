package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.zk.ZkConfig.Transport;
import org.edgedaemon.simulator.zk.AttendanceWidth;
import org.edgedaemon.simulator.zk.BulkStyle;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.edgedaemon.simulator.zk.ZkTerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads of healthy terminals of every kind: all records, once each, in order. */
class ZkDeviceReadIT {
  private static ZkTerminalBuilder terminal() {
    return ZkTerminal.builder().zone(TerminalRig.ZONE);
  }

  @ParameterizedTest
  @EnumSource
  void everyBulkStyleOverTcp(BulkStyle style) {
    try (TerminalRig rig = new TerminalRig(terminal().bulkStyle(style).oldPunches(5_000).build())) {
      ReadReport report = rig.readAll();
      assertThat(report.records()).isEqualTo(5_000);
      assertThat(report.handedOver()).isEqualTo(5_000);
      assertThat(report.cursor()).isNotNull();
      rig.assertLogHandedOver();
      assertThat(rig.terminal.sessions().exits()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyBulkStyleOverUdp(BulkStyle style) {
    try (TerminalRig rig =
        new TerminalRig(terminal().bulkStyle(style).oldPunches(3_000).build())
            .over(Transport.UDP)) {
      assertThat(rig.readAll().records()).isEqualTo(3_000);
      rig.assertLogHandedOver();
      assertThat(rig.terminal.sessions().exits()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyWidth(AttendanceWidth width) {
    try (TerminalRig rig =
        new TerminalRig(terminal().attendanceWidth(width).oldPunches(999).build())) {
      assertThat(rig.readAll().records()).isEqualTo(999);
      rig.assertLogHandedOver();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TCP", "UDP"})
  void onEpoll(Transport transport) {
    assumeTrue(Epoll.isAvailable());
    try (TerminalRig rig =
        new TerminalRig(terminal().oldPunches(3_000).build(), new EpollEventLoopGroup(1))
            .over(transport)) {
      assertThat(rig.readAll().records()).isEqualTo(3_000);
      rig.assertLogHandedOver();
    }
  }

  @Test
  void anEmptyLog() {
    try (TerminalRig rig = new TerminalRig(terminal().build())) {
      assertThat(rig.readAll().records()).isZero();
      rig.assertLogHandedOver();
    }
  }
}
