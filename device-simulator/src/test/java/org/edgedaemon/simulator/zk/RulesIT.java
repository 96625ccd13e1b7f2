package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a client must not do, and how terminals admit clients. */
class RulesIT {
  @Test
  void breachesAreListed() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().build().start();
        PlainClient client = new PlainClient(terminal)) {
      int session = client.session();
      client.raw.send(RawFrames.hex(201, session, 7)).readPayload();
      client.raw.send(RawFrames.hex(201, session + 1, 8)).readPayload();
      client.raw.send(RawFrames.hex(1102, session, 9, new byte[4])).readPayload();
      client.raw.send(RawFrames.hex(11, session, 10, ascii("~OS"))).readPayload();
      client
          .raw
          .send(RawFrames.hex(201, session, 11) + RawFrames.hex(201, session, 12))
          .readPayload();
      client.raw.readPayload();
      client.raw.send("5050827d08000000c9000000" + "a06b0d00");
      await(() -> terminal.protocolViolations().size() > 5);
      assertThat(terminal.protocolViolations())
          .satisfiesExactly(
              one -> assertThat(one).contains("out of sequence, due was 1"),
              two -> assertThat(two).contains("session is not"),
              three -> assertThat(three).contains("AUTH when nobody asked"),
              four -> assertThat(four).contains("without NUL"),
              five -> assertThat(five).contains("another was pending"),
              six -> assertThat(six).contains("wrong checksum"));
    }
  }

  @Test
  void dangerousRequestsAreListed() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(5).build().start();
        PlainClient client = new PlainClient(terminal)) {
      client.ask(12, ascii("SDKBuild=1\0"));
      assertThat(terminal.sessions().dangerous()).isEmpty();
      client.ask(12, ascii("LockOn=5\0"));
      client.ask(15);
      assertThat(terminal.sessions().dangerous())
          .containsExactly("OPTIONS_WRQ LockOn=5", "CLEAR_ATTLOG");
      assertThat(terminal.logSize()).isZero();
    }
  }

  @Test
  void wrongKeysAreRefusedAndThenLocked() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().commKey(12).lockAfter(2).build().start();
        PlainClient client = new PlainClient(terminal)) {
      assertThat(client.askCode(201)).isEqualTo(2005);
      assertThat(client.askCode(1102, CommKey.scramble(13, client.session(), 50))).isEqualTo(2005);
      assertThat(client.askCode(1102, CommKey.scramble(13, client.session(), 50))).isEqualTo(2032);
      assertThat(client.askCode(1102, CommKey.scramble(12, client.session(), 50))).isEqualTo(2032);
      assertThat(terminal.sessions().refusedAuths()).isEqualTo(2);
    }
  }

  @Test
  void keyZeroSecureFirmwareAndUnknownCounts() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().asksForKeyZero().sizesBytes(4).build().start();
        PlainClient client = new PlainClient(terminal)) {
      assertThat(client.askCode(1102, CommKey.scramble(0, client.session(), 7))).isEqualTo(2000);
      assertThat(client.ask(50)).hasSize(12);
      assertThat(terminal.protocolViolations()).isEmpty();
    }
    try (ZkTerminal terminal = ZkTerminal.builder().secureFirmware().build().start();
        RawTcpClient client = new RawTcpClient(terminal)) {
      byte[] answer = client.send(RawFrames.hex(1000, 0, 0)).readPayload();
      assertThat(Wire.u16(answer, 0)).isEqualTo(6001);
    }
  }

  @Test
  void aSecondClientCutsTheFirstOffOrIsIgnored() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().build().start();
        PlainClient first = new PlainClient(terminal);
        PlainClient second = new PlainClient(terminal)) {
      assertThat(second.askCode(201)).isEqualTo(2000);
      assertThatThrownBy(first.raw::readPayload).isInstanceOf(SocketException.class);
      assertThat(terminal.sessions().kicked()).isOne();
    }
    try (ZkTerminal terminal =
            ZkTerminal.builder().secondClient(SecondClient.IGNORED).build().start();
        PlainClient first = new PlainClient(terminal);
        RawTcpClient second = new RawTcpClient(terminal)) {
      second.patience(50);
      second.send(RawFrames.hex(1000, 0, 0));
      assertThatThrownBy(second::readPayload).isInstanceOf(SocketTimeoutException.class);
      assertThat(first.askCode(201)).isEqualTo(2000);
    }
  }

  @Test
  void aRebootLeavesConnectionsHalfOpenAndKeepsTheLog() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(3).build().start();
        PlainClient client = new PlainClient(terminal)) {
      client.register();
      terminal.reboot();
      terminal.punch("1001", 0, 1);
      client.raw.patience(50);
      assertThatThrownBy(client.raw::readPayload).isInstanceOf(SocketTimeoutException.class);
      assertThatThrownBy(() -> client.ask(201)).isInstanceOf(IOException.class);
      try (PlainClient again = new PlainClient(terminal)) {
        assertThat(again.session()).isNotEqualTo(client.session());
        assertThat(again.readLog(65_472)).hasSize(4 + 4 * 40);
      }
    }
  }

  @Test
  void offlineAndBackOnTheSamePort() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().build().start()) {
      int port = terminal.port();
      terminal.stop();
      assertThatThrownBy(() -> new PlainClient(terminal)).isInstanceOf(ConnectException.class);
      terminal.punch("1001", 0, 1);
      terminal.start();
      assertThat(terminal.port()).isEqualTo(port);
      try (PlainClient client = new PlainClient(terminal)) {
        assertThat(client.readLog(65_472)).hasSize(44);
      }
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
