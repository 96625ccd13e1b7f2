package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UdpIT {
  private final ZkTerminal terminal = ZkTerminal.builder().oldPunches(100).build().start();
  private DatagramSocket socket;
  private int session;
  private int replyId;

  @BeforeEach
  void connect() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(5_000);
    send("e80317fc00000000");
    byte[] answer = receive();
    session = Wire.u16(answer, 4);
    assertThat(HexFormat.of().formatHex(answer)).isEqualTo("d0078f8ca06b0000");
    replyId = 1;
  }

  @AfterEach
  void close() {
    socket.close();
    terminal.close();
  }

  @Test
  void aTransferInParts() throws Exception {
    assertThat(sessionFieldsOf(transfer())).containsExactly(0, 1, 2, 3);
    assertThat(terminal.protocolViolations()).isEmpty();
  }

  @Test
  void partsAreLostDoubledAndSwapped() throws Exception {
    terminal.faults().next(ZkFault.losePart()).every(4, ZkFault.duplicatePart());
    assertThat(sessionFieldsOf(transfer())).containsExactly(1, 2, 3);
    terminal.faults().clear();
    terminal.faults().always(ZkFault.duplicatePart());
    assertThat(sessionFieldsOf(transfer())).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
    terminal.faults().clear();
    terminal.faults().next(ZkFault.reorderPart());
    assertThat(sessionFieldsOf(transfer())).containsExactly(1, 0, 2, 3);
    assertThat(terminal.faults().happened(ZkFault.Kind.LOSE_PART)).isOne();
  }

  @Test
  void aLatePartComesUnderItsOldReplyId() throws Exception {
    terminal.faults().next(ZkFault.latePart());
    List<byte[]> first = transfer();
    assertThat(sessionFieldsOf(first)).containsExactly(1, 2, 3);
    ask(201);
    byte[] late = receive();
    byte[] answer = receive();
    assertThat(Wire.u16(late, 0)).isEqualTo(1501);
    assertThat(Wire.u16(late, 6)).isEqualTo(Wire.u16(first.get(0), 6));
    assertThat(Wire.u16(answer, 0)).isEqualTo(2000);
  }

  @Test
  void aRepeatedRequestIsNoBreach() throws Exception {
    terminal.faults().next(ZkFault.stall());
    ask(201);
    socket.setSoTimeout(50);
    assertThat(nothingComes()).isTrue();
    socket.setSoTimeout(5_000);
    replyId--;
    ask(201);
    assertThat(Wire.u16(receive(), 0)).isEqualTo(2000);
    assertThat(terminal.protocolViolations()).isEmpty();
  }

  @Test
  void eventsGoToTheRegisteredAddress() throws Exception {
    ask(500, Wire.u32s(1));
    receive();
    LoggedPunch punch = terminal.punch("1001", 0, 1);
    assertThat(Wire.u16(receive(), 0)).isEqualTo(500);
    send(RawFrames.payloadHex(2000, session, 0));
    ask(201);
    receive();
    assertThat(terminal.acknowledgedEvents()).containsExactly(punch);
  }

  @Test
  void aRebootForgetsTheSession() throws Exception {
    terminal.reboot();
    ask(201);
    assertThat(Wire.u16(receive(), 0)).isEqualTo(65_532);
    assertThat(terminal.protocolViolations()).isEmpty();
  }

  /** The data parts of a read of the whole log. */
  private List<byte[]> transfer() throws IOException {
    ask(1503, HexFormat.of().parseHex("010d000000000000000000"));
    assertThat(Wire.u16(receive(), 0)).isEqualTo(2000);
    ask(1504, Wire.u32s(0, 4004));
    assertThat(Wire.u16(receive(), 0)).isEqualTo(1500);
    List<byte[]> parts = new ArrayList<>();
    for (byte[] next = receive(); Wire.u16(next, 0) == 1501; next = receive()) {
      parts.add(next);
    }
    return parts;
  }

  private static List<Integer> sessionFieldsOf(List<byte[]> parts) {
    return parts.stream().map(part -> Wire.u16(part, 4)).toList();
  }

  private void ask(int command, byte... data) throws IOException {
    send(RawFrames.payloadHex(command, session, replyId++, data));
  }

  private void send(String hex) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    socket.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), terminal.port()));
  }

  private byte[] receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private boolean nothingComes() throws IOException {
    try {
      receive();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }
}
