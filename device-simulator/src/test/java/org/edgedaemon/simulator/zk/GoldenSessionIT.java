package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The complete sessions of the protocol notes (1.5), byte for byte. */
class GoldenSessionIT {
  private static final String RECORDS =
      "010031303031000000000000000000000000000000000000000001c8e52b320000000000ff000000"
          + "02003130303200000000000000000000000000000000000000000f1d6b2c320100000000ff000000";

  private static ZkTerminalBuilder twoOfEach() {
    return ZkTerminal.builder()
        .enrolled(3, 17)
        .user(new TerminalUser(1, "1001", "Ada Admin", 14, "", 0))
        .user(new TerminalUser(2, "1002", "Bob User", 0, "", 12_345_678));
  }

  private static ZkTerminal started(ZkTerminalBuilder builder) {
    ZkTerminal terminal = builder.build().start();
    terminal.punchAt(LocalDateTime.of(2026, 3, 9, 8, 1, 12), "1001", 0, 1);
    terminal.punchAt(LocalDateTime.of(2026, 3, 9, 17, 30, 5), "1002", 1, 15);
    return terminal;
  }

  @Test
  void inlineStyle() throws Exception {
    try (ZkTerminal terminal = started(twoOfEach());
        RawTcpClient client = new RawTcpClient(terminal)) {
      client
          .send("5050827d08000000e80317fc00000000")
          .expect("5050827d08000000d0078f8ca06b0000")
          .send("5050827d0800000032002c94a06b0100")
          .expect(
              "5050827d64000000d007b940a06b0100 00000000000000000000000000000000 02000000 00000000"
                  + " 03000000 00000000 02000000 00000000 11000000 00000000 01000000 00000000"
                  + " b80b0000 88130000 a0860100 b50b0000 86130000 9e860100 00000000 00000000"
                  + " 00000000")
          .send("5050827d13000000df057c80a06b0300 0109000500000000000000")
          .expect(
              "5050827d9c000000dd05f19ea06b0300 90000000"
                  + "01000e0000000000000000 4164612041646d696e000000000000000000000000000000"
                  + "00000000 01 0000000000000000 313030310000000000000000000000000000000000000000"
                  + "0200000000000000000000 426f62205573657200000000000000000000000000000000"
                  + "4e61bc00 01 0000000000000000 313030320000000000000000000000000000000000000000")
          .send("5050827d13000000df057b81a06b0400 010d000000000000000000")
          .expect("5050827d5c000000dd05a589a06b0400 50000000" + RECORDS)
          .send("5050827d08000000e9037190a06b0500")
          .expect("5050827d08000000d0078a8ca06b0500");
      assertThat(terminal.sessions().exits()).isOne();
      // The published session skips reply id 2, and nothing else is wrong with it.
      assertThat(terminal.protocolViolations()).hasSize(1).first().asString().contains("due was 2");
    }
  }

  @Test
  void preparedStyle() throws Exception {
    try (ZkTerminal terminal = started(twoOfEach().inlineThreshold(0));
        RawTcpClient client = new RawTcpClient(terminal)) {
      client
          .send("5050827d08000000e80317fc00000000")
          .expect("5050827d08000000d0078f8ca06b0000")
          .send(frame("0b00", 1, "7e4f5300"))
          .readPayload();
      client.send(frame("c900", 2, "")).readPayload();
      client.send(frame("4c04", 3, "")).readPayload();
      client
          .send("5050827d13000000df057b81a06b0400 010d000000000000000000")
          .expect("5050827d15000000d00778b0a06b0400 00 54000000 54000000 34120000")
          .send("5050827d10000000e005268ea06b0500 00000000 54000000")
          .expect("5050827d10000000dc053a8aa06b0500 54000000 f0030000")
          .expect("5050827d5c000000dd0544f500000500 50000000" + RECORDS)
          .expect("5050827d08000000d0072af800000500")
          .send("5050827d08000000de057b8ea06b0600")
          .expect("5050827d08000000d007898ca06b0600")
          .send("5050827d08000000e9036f90a06b0700")
          .expect("5050827d08000000d007888ca06b0700");
      assertThat(terminal.protocolViolations()).isEmpty();
    }
  }

  @Test
  void keyOptionsVersionAndTimeAreThePublishedBytes() throws Exception {
    try (ZkTerminal terminal =
            ZkTerminal.builder()
                .commKey(123_456)
                .clock(() -> java.time.Instant.parse("2026-03-09T08:15:42Z"))
                .zone(java.time.ZoneOffset.UTC)
                .build()
                .start();
        RawTcpClient client = new RawTcpClient(terminal)) {
      client
          .send("5050827d08000000e80317fc00000000")
          .expect("5050827d08000000d5078a8ca06b0000")
          .send("5050827d0c0000004e04b77ea06b0100267f3292")
          .expect("5050827d08000000d0078e8ca06b0100")
          .send("5050827d130000000c00940ea06b020053444b4275696c643d3100")
          .expect("5050827d08000000d0078d8ca06b0200")
          .send("5050827d160000000b004e4ba06b03007e53657269616c4e756d62657200")
          .expect(
              "5050827d21000000d0076706a06b0300"
                  + "7e53657269616c4e756d6265723d41384e3532313030303100")
          .send("5050827d080000004c040f90a06b0400")
          .expect("5050827d1d000000d0070739a06b040056657220362e3630204a756e203136203230313500")
          .send("5050827d08000000c9009193a06b0500")
          .expect("5050827d0c000000d0073071a06b05002ee92b32");
      assertThat(terminal.protocolViolations()).isEmpty();
      assertThat(terminal.sessions().auths()).isOne();
      assertThat(terminal.sessions().dangerous()).isEmpty();
    }
  }

  /** A client's frame of session 6BA0 with a right checksum. */
  static String frame(String commandHex, int replyId, String dataHex) {
    byte[] data = HexFormat.of().parseHex(dataHex);
    int command = Wire.u16(HexFormat.of().parseHex(commandHex), 0);
    return RawFrames.hex(command, 0x6BA0, replyId, data);
  }
}
