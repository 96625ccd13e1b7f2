package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.DeviceRig.await;
import static org.edgedaemon.device.hikvision.DeviceRig.until;

import java.time.Duration;
import java.util.HashSet;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.simulator.hikvision.Heartbeat;
import org.edgedaemon.simulator.hikvision.HikvisionFault;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.edgedaemon.simulator.hikvision.HikvisionTerminalBuilder;
import org.junit.jupiter.api.Test;

class HikvisionStreamIT {
  private static final int REPLAYED = Integer.getInteger("replayed.events", 5_000);

  @Test
  void aPunchComesByStreamAtOnceAndIsTheSameBySearch() {
    try (DeviceRig rig = new DeviceRig(terminal().oldEvents(30).build())) {
      DeviceSession session = live(rig);
      rig.read(session);
      int before = rig.listener.punches().size();
      rig.terminal.punch("00017", 75);
      until("it is here", () -> rig.listener.punches().size() == before + 1);
      assertThat(rig.listener.punches().get(before).source()).isEqualTo(PunchSource.HIK_STREAM);

      rig.read(session);

      assertThat(rig.listener.punches()).hasSize(before + 2);
      assertThat(new HashSet<>(rig.listener.ids())).hasSize(before + 1);
    }
  }

  @Test
  void punchesInARowNeedNoSearch() {
    try (DeviceRig rig = new DeviceRig(terminal().bursts(true).build())) {
      DeviceSession session = live(rig);
      rig.terminal.punch("00017", 75);
      rig.read(session);
      int wakes = rig.listener.wakes();
      int before = rig.listener.punches().size();
      for (int i = 0; i < 20; i++) {
        rig.terminal.punch("00017", 75);
      }
      until("all are here", () -> rig.listener.punches().size() == before + 20);

      assertThat(rig.listener.wakes()).isEqualTo(wakes);
    }
  }

  @Test
  void aLongReplayNeitherGrowsTheJournalNorStormsTheSearch() {
    HikvisionTerminal old =
        terminal().oldEvents(REPLAYED).stream(
                style -> style.replay(REPLAYED).replayEvery(Duration.ZERO))
            .build();
    try (DeviceRig rig = new DeviceRig(old, Configs.config())) {
      DeviceSession first = rig.connect();
      rig.read(first);
      await(first.close());
      int before = rig.listener.punches().size();
      int searches = rig.terminal.requests("POST /ISAPI/AccessControl/AcsEvent");
      rig.device = rig.device(Configs.config().streaming());
      DeviceSession session = live(rig);
      until("the replay is over", () -> rig.terminal.counts().parts() >= REPLAYED);
      assertThat(rig.listener.punches()).hasSize(before);
      assertThat(rig.terminal.requests("POST /ISAPI/AccessControl/AcsEvent")).isEqualTo(searches);
      rig.read(session);
      int reread = rig.listener.punches().size();
      rig.terminal.punch("00017", 75);
      until("the news is here", () -> rig.listener.punches().size() > reread);

      assertThat(rig.listener.punches()).hasSize(reread + 1);
      assertThat(rig.listener.wakes()).isLessThanOrEqualTo(3);
      assertThat(rig.fact("events")).contains(REPLAYED + " replayed");
    }
  }

  @Test
  void aTakenSlotIsShownAndTriedAgainWhilePollingGoesOn() {
    try (DeviceRig rig = new DeviceRig(terminal().build())) {
      rig.terminal.occupyStreamSlot("192.0.2.77");
      DeviceSession session = rig.connect();
      await(session.listen());
      until("the holder is named", () -> rig.fact("stream").contains("192.0.2.77"));
      assertThat(rig.device.status().state()).isEqualTo(State.CONNECTED);
      rig.terminal.punch("00017", 75);
      rig.read(session);
      assertThat(rig.listener.punches()).hasSize(1);

      rig.terminal.vacateStreamSlots();

      until("the stream is open", () -> rig.device.status().state() == State.LIVE);
    }
  }

  @Test
  void aSilentStreamIsProbedAndAfterLongSilenceOpenedAnew() {
    try (DeviceRig rig = new DeviceRig(terminal().build())) {
      rig.terminal.stream().heartbeat(Heartbeat.NONE, Duration.ofHours(1));
      DeviceSession session = live(rig);
      int probes = rig.terminal.requests("GET " + TerminalStream.ACCOUNT);
      until("it was probed", () -> rig.terminal.requests("GET " + TerminalStream.ACCOUNT) > probes);
      assertThat(rig.terminal.counts().streams()).isEqualTo(1);

      until("it is opened anew", () -> rig.terminal.counts().streams() > 1);
      assertThat(session.closed().toCompletableFuture()).isNotDone();
    }
  }

  @Test
  void aStreamThatBreaksInAPartIsOpenedAnewAndTheSearchBringsTheRest() {
    try (DeviceRig rig = new DeviceRig(terminal().build())) {
      rig.terminal.faults().next(HikvisionFault.of(Kind.STREAM_RESET, 2));
      DeviceSession session = live(rig);
      rig.terminal.punch("00017", 75);
      rig.terminal.punch("00018", 75);
      rig.terminal.punch("00019", 75);
      until("it is opened anew", () -> rig.terminal.counts().streams() > 1);
      rig.read(session);

      assertThat(new HashSet<>(rig.listener.ids())).hasSize(3);
    }
  }

  @Test
  void everyPartOfAnHonestMessIsUnderstood() {
    HikvisionTerminal messy =
        terminal().stream(
                style ->
                    style
                        .doubledDelimiters(true)
                        .lineFeedsOnly(true)
                        .blankLinesFirst(true)
                        .emptyParts(true)
                        .pictures(40_000)
                        .splitEvery(700))
            .build();
    try (DeviceRig rig = new DeviceRig(messy)) {
      DeviceSession session = live(rig);
      rig.read(session);
      int before = rig.listener.punches().size();
      rig.terminal.punch("00017", 75);
      rig.terminal.punch("00018", 75);

      until("both are here", () -> rig.listener.punches().size() >= before + 2);
      assertThat(rig.listener.punches().get(before).source()).isEqualTo(PunchSource.HIK_STREAM);
    }
  }

  @Test
  void anXmlStreamIsUnderstoodToo() {
    try (DeviceRig rig = new DeviceRig(terminal().stream(style -> style.xml(true)).build())) {
      DeviceSession session = live(rig);
      rig.terminal.punch("00017", 75);
      rig.read(session);
      rig.terminal.punch("00018", 75);

      until(
          "it is here by stream",
          () ->
              rig.listener.punches().stream()
                  .anyMatch(punch -> punch.source() == PunchSource.HIK_STREAM));
    }
  }

  @Test
  void aCleanEndFreesTheSlot() {
    try (DeviceRig rig = new DeviceRig(terminal().build())) {
      DeviceSession session = live(rig);
      assertThat(rig.terminal.counts().openStreams()).isEqualTo(1);

      await(session.close());

      until("the slot is free", () -> rig.terminal.counts().openStreams() == 0);
      rig.connect();
    }
  }

  private static DeviceSession live(DeviceRig rig) {
    DeviceSession session = rig.connect();
    await(session.listen());
    assertThat(rig.device.status().state()).isEqualTo(State.LIVE);
    return session;
  }

  private static HikvisionTerminalBuilder terminal() {
    return HikvisionTerminal.builder().users(5);
  }
}
