package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.terminal.Rig.PASSWORD;
import static org.edgedaemon.device.hikvision.terminal.Rig.await;
import static org.edgedaemon.device.hikvision.terminal.Rig.failure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.terminal.StreamOpening.Flowing;
import org.edgedaemon.device.hikvision.terminal.StreamOpening.SlotTaken;
import org.edgedaemon.simulator.hikvision.HikvisionFault;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.edgedaemon.simulator.hikvision.SlotRefusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TerminalStreamIT {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theStreamFlowsBesideCallsAndEndsProperly() throws Exception {
    try (HikvisionTerminal simulated = HikvisionTerminal.builder().users(2).build().start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      Rig.Ears ears = new Rig.Ears();
      OpenStream stream = ((Flowing) await(terminal.openStream(ears))).stream();
      assertThat(stream.contentType()).startsWith("multipart/mixed").contains("boundary=");
      simulated.punch("1", 75);
      assertThat(ears.heard.poll(10, TimeUnit.SECONDS)).startsWith("bytes ");
      await(terminal.get("/ISAPI/System/time"));
      assertThat(simulated.counts().openStreams()).isEqualTo(1);
      await(stream.close());
      Flowing again = (Flowing) await(terminal.openStream(new Rig.Ears()));
      assertThat(simulated.counts().refusedStreams()).isZero();
      await(again.stream().close());
      assertThat(ears.heard).noneMatch(text -> text.startsWith("ended"));
    }
  }

  @ParameterizedTest
  @EnumSource(SlotRefusal.class)
  void aTakenSlotIsToldFromEveryFormOfIt(SlotRefusal form) throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder().stream(stream -> stream.slotRefusal(form)).build().start()) {
      simulated.occupyStreamSlot("192.0.2.77");
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      assertThat(await(terminal.openStream(new Rig.Ears()))).isInstanceOf(SlotTaken.class);
      await(terminal.get("/ISAPI/System/time"));
      assertThat(simulated.counts().failedLogins()).isZero();
    }
  }

  @Test
  void aStreamThatTheTerminalCutsIsTold() throws Exception {
    try (HikvisionTerminal simulated = HikvisionTerminal.builder().build().start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      Rig.Ears ears = new Rig.Ears();
      await(terminal.openStream(ears));
      simulated.stop();
      String last = ears.heard.poll(10, TimeUnit.SECONDS);
      while (last != null && last.startsWith("bytes")) {
        last = ears.heard.poll(10, TimeUnit.SECONDS);
      }
      assertThat(last).startsWith("ended BROKEN: device lobby");
      assertThat(failure(terminal.openStream(ears)).reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void aStreamWithoutAWordIsEndedByOurSilenceLimit() throws Exception {
    TerminalTimeouts usual = rig.timeouts;
    rig.timeouts =
        new TerminalTimeouts(
            usual.silence(),
            usual.total(),
            usual.streamHead(),
            Duration.ofMillis(400),
            usual.pace(),
            usual.nonceLife(),
            usual.busyPause());
    try (HikvisionTerminal simulated = HikvisionTerminal.builder().build().start()) {
      simulated.faults().always(HikvisionFault.of(Kind.STREAM_STALL));
      Rig.Ears ears = new Rig.Ears();
      await(rig.terminal(simulated, PASSWORD).openStream(ears));
      assertThat(ears.heard.poll(10, TimeUnit.SECONDS)).startsWith("ended UNREACHABLE");
    }
  }

  @Test
  void aTerminalWithoutAStreamRefuses() throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder()
            .http(http -> http.without("/ISAPI/Event/notification/alertStream"))
            .build()
            .start()) {
      StreamOpening opening = await(rig.terminal(simulated, PASSWORD).openStream(new Rig.Ears()));
      assertThat(opening).isInstanceOf(StreamOpening.Refused.class);
    }
  }
}
