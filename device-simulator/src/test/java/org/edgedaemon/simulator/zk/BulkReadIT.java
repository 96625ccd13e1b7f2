package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BulkReadIT {
  @Test
  void partsHaveTheSizesOfTheCapturedTransfer() throws Exception {
    // 70 users of 72 bytes, as in zk-protocol 4.6.
    try (ZkTerminal terminal = ZkTerminal.builder().users(70).build().start();
        PlainClient client = new PlainClient(terminal)) {
      byte[] ready = client.ask(1503, HexFormat.of().parseHex("0109000500000000000000"));
      assertThat(HexFormat.of().formatHex(PlainClient.data(ready), 0, 9))
          .isEqualTo("00b4130000b4130000");
      byte[] prepare = client.ask(1504, Wire.u32s(0, 5044));
      assertThat(HexFormat.of().formatHex(PlainClient.data(prepare))).isEqualTo("b4130000f0030000");
      for (int part = 0; part < 6; part++) {
        byte[] data = client.raw.readPayload();
        assertThat(data).hasSize(8 + (part < 5 ? 1008 : 4));
        assertThat(Wire.u16(data, 4)).isEqualTo(part);
      }
      assertThat(Wire.u16(client.raw.readPayload(), 0)).isEqualTo(2000);
      assertThat(terminal.protocolViolations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(AttendanceWidth.class)
  void aLogOfEachWidthComesWhole(AttendanceWidth width) throws Exception {
    try (ZkTerminal terminal =
            ZkTerminal.builder().attendanceWidth(width).oldPunches(15_378).build().start();
        PlainClient client = new PlainClient(terminal)) {
      byte[] dataset = client.readLog(65_472);
      assertThat(Wire.u32(dataset, 0)).isEqualTo(15_378L * width.bytes());
      assertThat(dataset).hasSize(4 + 15_378 * width.bytes());
      LoggedPunch last = width.read(dataset, dataset.length - width.bytes());
      assertThat(terminal.log())
          .hasSize(15_378)
          .last()
          .extracting("packedTime", "state")
          .containsExactly(last.packedTime(), last.state());
      assertThat(terminal.protocolViolations()).isEmpty();
    }
  }

  @Test
  void aPunchDuringTheReadIsNotInIt() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(100).build().start();
        PlainClient client = new PlainClient(terminal)) {
      client.requestLog();
      terminal.punch("1001", 0, 1);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      client.readChunk(0, 4004, all);
      assertThat(all.size()).isEqualTo(4004);
      assertThat(terminal.logSize()).isEqualTo(101);
    }
  }

  @Test
  void otherStyles() throws Exception {
    ZkTerminalBuilder builder = ZkTerminal.builder().oldPunches(100);
    try (ZkTerminal terminal = builder.bulkStyle(BulkStyle.PREPARED_ONE_FRAME).build().start();
        PlainClient client = new PlainClient(terminal)) {
      assertThat(client.readLog(65_472)).hasSize(4004);
    }
    try (ZkTerminal terminal = builder.bulkStyle(BulkStyle.STREAMED).build().start();
        PlainClient client = new PlainClient(terminal)) {
      assertThat(Wire.u16(client.requestLog(), 0)).isEqualTo(1500);
    }
    try (ZkTerminal terminal = builder.bulkStyle(BulkStyle.DIRECT).build().start();
        PlainClient client = new PlainClient(terminal)) {
      assertThat(Wire.u16(client.requestLog(), 0)).isEqualTo(65_535);
      assertThat(client.askCode(13)).isEqualTo(1500);
    }
    try (ZkTerminal terminal = builder.accessControl(AccessControl.REFUSES).build().start();
        PlainClient client = new PlainClient(terminal)) {
      assertThat(Wire.u16(client.requestLog(), 0)).isNotEqualTo(2000);
    }
  }

  @Test
  void liesWhenToldTo() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(100).build().start();
        PlainClient client = new PlainClient(terminal)) {
      terminal.faults().next(ZkFault.countOffset(-1));
      assertThat(Wire.u32(client.ask(50), 8 + 32)).isEqualTo(99);
      assertThat(Wire.u32(client.ask(50), 8 + 32)).isEqualTo(100);
      terminal.faults().next(ZkFault.bufferRefused()).next(ZkFault.totalOffset(40));
      assertThat(Wire.u16(client.requestLog(), 0)).isEqualTo(4989);
      assertThat(Wire.u32(client.readLog(65_472), 0)).isEqualTo(4040);
      terminal.faults().next(ZkFault.busy().on(201)).next(ZkFault.chunkRefused());
      assertThat(client.askCode(201)).isEqualTo(2003);
      assertThat(client.askCode(201)).isEqualTo(2000);
      client.requestLog();
      assertThat(client.askCode(1504, Wire.u32s(0, 100))).isEqualTo(2001);
      assertThat(terminal.protocolViolations()).isEmpty();
      assertThat(client.askCode(1504, Wire.u32s(0, 100))).isEqualTo(2001);
      assertThat(terminal.protocolViolations()).singleElement().asString().contains("1504");
    }
  }

  @Test
  void shortReadsAndMissingOrOddOrEarlyClosings() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(100).build().start();
        PlainClient client = new PlainClient(terminal)) {
      terminal.faults().next(ZkFault.shortRead(104)).next(ZkFault.oddClosingSession(124));
      client.requestLog();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      client.readChunk(0, 4004, all);
      assertThat(all.size()).isEqualTo(3900);
      terminal.faults().next(ZkFault.ackFirst());
      client.ask(1504, Wire.u32s(0, 500));
      assertThat(Wire.u16(client.raw.readPayload(), 0)).isEqualTo(2000);
      assertThat(Wire.u16(client.raw.readPayload(), 0)).isEqualTo(1501);
      terminal.faults().next(ZkFault.noClosingAck());
      client.ask(1504, Wire.u32s(0, 500));
      assertThat(Wire.u16(client.raw.readPayload(), 0)).isEqualTo(1501);
      assertThat(client.askCode(1502)).isEqualTo(2000);
    }
  }
}
