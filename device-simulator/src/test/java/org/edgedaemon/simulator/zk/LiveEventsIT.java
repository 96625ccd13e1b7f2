package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LiveEventsIT {
  @Test
  void anEventIsAcknowledged() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().build().start();
        PlainClient client = new PlainClient(terminal)) {
      client.register();
      LoggedPunch punch = terminal.punch("1003", 1, 15);
      byte[] event = client.raw.readPayload();
      assertThat(HexFormat.of().formatHex(event, 0, 2)).isEqualTo("f401");
      assertThat(Wire.u16(event, 4)).isOne();
      assertThat(Wire.u16(event, 6)).isZero();
      assertThat(Wire.text(event, 8, 24)).isEqualTo("1003");
      assertThat(terminal.acknowledgedEvents()).isEmpty();
      client.acknowledgeEvent();
      client.ask(201);
      assertThat(terminal.acknowledgedEvents()).containsExactly(punch);
      assertThat(terminal.log()).containsExactly(punch);
      client.acknowledgeEvent();
      client.ask(201);
      assertThat(terminal.protocolViolations())
          .containsExactly("an event was acknowledged that was never sent");
    }
  }

  @Test
  void anEventNotAcknowledgedIsRepeated() throws Exception {
    try (ZkTerminal terminal =
            ZkTerminal.builder().repeatEventsAfter(Duration.ofMillis(20)).build().start();
        PlainClient client = new PlainClient(terminal)) {
      client.register();
      terminal.punch("1003", 1, 15);
      assertThat(client.raw.readPayload()).isEqualTo(client.raw.readPayload());
    }
  }

  @Test
  void aDisabledTerminalSendsNone() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().build().start();
        PlainClient client = new PlainClient(terminal)) {
      client.register();
      client.ask(1003, Wire.u32s(60));
      terminal.punch("1001", 0, 1);
      client.ask(1002);
      terminal.punch("1002", 0, 1);
      assertThat(Wire.text(client.raw.readPayload(), 8, 24)).isEqualTo("1002");
      assertThat(terminal.sessions().disables()).isOne();
      assertThat(terminal.sessions().enables()).isOne();
    }
  }

  @Test
  void eventsComeBetweenPartsAndTogetherWithAnswers() throws Exception {
    try (ZkTerminal terminal = ZkTerminal.builder().oldPunches(100).build().start();
        PlainClient client = new PlainClient(terminal)) {
      client.register();
      client.requestLog();
      terminal.faults().next(ZkFault.eventBetweenParts()).next(ZkFault.coalesce());
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      client.readChunk(0, 4004, all);
      assertThat(all.size()).isEqualTo(4004);
      assertThat(terminal.logSize()).isEqualTo(101);
      terminal.punch("1001", 0, 1);
      client.raw.patience(50);
      Assertions.assertThatThrownBy(client.raw::readPayload)
          .isInstanceOf(SocketTimeoutException.class);
      client.raw.patience(5000);
      assertThat(Wire.u16(client.ask(201), 0)).isEqualTo(500);
      assertThat(Wire.u16(client.raw.readPayload(), 0)).isEqualTo(2000);
      assertThat(terminal.acknowledgedEvents()).hasSize(1);
      assertThat(terminal.protocolViolations()).isEmpty();
    }
  }
}
