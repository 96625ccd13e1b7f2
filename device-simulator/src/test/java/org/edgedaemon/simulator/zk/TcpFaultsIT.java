package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class TcpFaultsIT {
  @Test
  void piecesMakeTheSameBytes() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(200).build().start();
        PlainClient client = new PlainClient(terminal)) {
      byte[] whole = client.readLog(65_472);
      terminal.faults().always(ZkFault.dribble(1));
      assertThat(client.readLog(65_472)).isEqualTo(whole);
      terminal.faults().clear();
      terminal.faults().always(ZkFault.splitAt(3, 11, 20, 1020));
      assertThat(client.readLog(65_472)).isEqualTo(whole);
      assertThat(terminal.protocolViolations()).isEmpty();
    }
  }

  @Test
  void framesGoWrong() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().build().start();
        PlainClient client = new PlainClient(terminal)) {
      terminal.faults().next(ZkFault.wrongMagic(0));
      client.tell(201);
      assertThat(client.raw.read(20)).startsWith("50504b7c");
      terminal.faults().next(ZkFault.secureMagic(0));
      client.tell(201);
      assertThat(client.raw.read(20)).startsWith("5050837c");
      terminal.faults().next(ZkFault.wrongReplyId(99));
      assertThat(Wire.u16(client.ask(201), 6)).isEqualTo(99);
      terminal.faults().next(ZkFault.delay(30));
      assertThat(client.askCode(201)).isEqualTo(2000);
    }
  }

  @Test
  void silenceAndReset() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(100).build().start();
        PlainClient client = new PlainClient(terminal)) {
      terminal.faults().next(ZkFault.stallAfter(5));
      client.raw.patience(50);
      assertThatThrownBy(() -> client.ask(201)).isInstanceOf(SocketTimeoutException.class);
    }
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(100).build().start();
        PlainClient client = new PlainClient(terminal)) {
      client.requestLog();
      terminal.faults().next(ZkFault.resetAfter(0).on(1504));
      assertThat(client.askCode(201)).isEqualTo(2000);
      assertThatThrownBy(() -> client.ask(1504, Wire.u32s(0, 4004)))
          .isInstanceOf(SocketException.class);
      assertThat(terminal.faults().happened(ZkFault.Kind.RESET)).isOne();
      terminal.faults().next(ZkFault.silentConnect());
      try (RawTcpClient silent = new RawTcpClient(terminal)) {
        silent.patience(50);
        silent.send(RawFrames.hex(1000, 0, 0));
        assertThatThrownBy(silent::readPayload).isInstanceOf(SocketTimeoutException.class);
      }
    }
  }
}
