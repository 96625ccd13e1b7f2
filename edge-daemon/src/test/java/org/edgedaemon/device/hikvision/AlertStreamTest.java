package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.Events.MORNING;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertStreamTest {
  private final DeskRig rig = new DeskRig();
  private final FakeCalls calls = new FakeCalls();
  private final AlertStream stream =
      new AlertStream(
          rig.parts, calls, rig.desk, StreamPatience.defaults(), new Random(7), rig::nanos);

  @BeforeEach
  void readBefore() {
    rig.parts.known().readUpTo(0, 100, MORNING.plusMinutes(100));
    rig.open();
  }

  @Test
  void anOpenStreamAsksForAReadAndBringsNews() {
    start();

    assertThat(rig.listener.wakes()).isEqualTo(1);
    assertThat(rig.parts.board().snapshot().state()).isEqualTo(State.LIVE);
    rig.read();
    say(punchPart(101, true));
    assertThat(rig.listener.punches()).hasSize(1);
  }

  @Test
  void beginningWaitsForTheFirstAnswerButNotForLong() {
    calls.answer = new CompletableFuture<>();
    CompletableFuture<Void> begun = stream.start().toCompletableFuture();
    rig.run();
    assertThat(begun).isNotDone();

    rig.pass(5, TimeUnit.SECONDS);

    assertThat(begun).isCompleted();
  }

  @Test
  void anEndedStreamIsOpenedAgainAndEachOpeningAsksForARead() {
    start();
    calls.ear().ended("closed");
    assertThat(rig.parts.board().snapshot().state()).isEqualTo(State.CONNECTED);

    rig.pass(3, TimeUnit.SECONDS);

    assertThat(calls.openings).isEqualTo(2);
    assertThat(rig.listener.wakes()).isEqualTo(2);
  }

  @Test
  void streamsThatEndAtOnceAreOpenedMoreAndMoreSeldom() {
    start();
    for (int minute = 0; minute < 30; minute++) {
      for (int second = 0; second < 60; second++) {
        calls.endAll();
        rig.pass(1, TimeUnit.SECONDS);
      }
    }

    assertThat(calls.openings).isBetween(20, 45);
  }

  @Test
  void aTakenSlotIsTriedAgainAfterAMinuteAndLaterAfterFive() {
    calls.answer = CompletableFuture.completedFuture(new StreamCalls.SlotTaken());
    start();
    assertThat(rig.parts.board().snapshot().facts().get("stream"))
        .contains("slot taken by 192.0.2.77");
    rig.pass(59, TimeUnit.SECONDS);
    assertThat(calls.openings).isEqualTo(1);
    rig.pass(17, TimeUnit.SECONDS);
    assertThat(calls.openings).isEqualTo(2);
    rig.pass(3, TimeUnit.HOURS);

    int before = calls.openings;
    rig.pass(299, TimeUnit.SECONDS);
    rig.pass(1, TimeUnit.HOURS);
    assertThat(calls.openings - before).isLessThanOrEqualTo(13);
    assertThat(rig.listener.wakes()).isZero();
  }

  @Test
  void aSilentStreamIsKeptForTenMinutesWhileTheTerminalAnswers() {
    start();

    rig.pass(9, TimeUnit.MINUTES);
    assertThat(calls.probes).isBetween(5, 9);
    assertThat(calls.openings).isEqualTo(1);

    rig.pass(3, TimeUnit.MINUTES);
    assertThat(calls.left).isEqualTo(1);
    assertThat(calls.openings).isEqualTo(2);
  }

  @Test
  void heartbeatsAreNoSilence() {
    start();
    for (int beat = 0; beat < 60; beat++) {
      say(part("{\"eventType\":\"heartBeat\",\"eventState\":\"active\"}"));
      rig.pass(30, TimeUnit.SECONDS);
    }

    assertThat(calls.probes).isZero();
    assertThat(rig.parts.counts().of(Kind.HEARTBEAT)).isEqualTo(60);
    assertThat(rig.listener.punches()).isEmpty();
  }

  @Test
  void aTerminalThatDoesNotAnswerTheProbeIsToldOf() {
    start();
    calls.probe =
        CompletableFuture.failedFuture(new DeviceException(Reason.UNREACHABLE, "is gone"));

    rig.pass(91, TimeUnit.SECONDS);

    assertThat(calls.troubles)
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo(Reason.UNREACHABLE));
  }

  @Test
  void refusedCredentialsAreToldOfAndNotTriedAgain() {
    calls.answer =
        CompletableFuture.failedFuture(new DeviceException(Reason.CREDENTIALS, "wrong password"));
    start();
    rig.pass(1, TimeUnit.HOURS);

    assertThat(calls.openings).isEqualTo(1);
    assertThat(calls.troubles).hasSize(1);
  }

  @Test
  void twentyThousandReplayedEventsNeitherGrowTheJournalNorStormTheSearch() {
    start();
    for (int i = 0; i < 20_000; i++) {
      say(punchPart(101 + i, false));
      rig.pass(10, TimeUnit.MILLISECONDS);
    }

    assertThat(rig.listener.punches()).isEmpty();
    assertThat(rig.listener.wakes()).isLessThanOrEqualTo(5);
    assertThat(rig.parts.counts().of(Kind.REPLAY)).isEqualTo(20_000);

    rig.read();
    say(punchPart(20_200, true));
    assertThat(rig.listener.punches()).hasSize(1);
  }

  @Test
  void unmarkedOldEventsCostNothingEither() {
    start();
    for (int i = 0; i < 20_000; i++) {
      say(part(envelope(i % 100 + 1, "")));
    }
    rig.pass(10, TimeUnit.SECONDS);

    assertThat(rig.listener.punches()).isEmpty();
    assertThat(rig.listener.wakes()).isEqualTo(1);
  }

  @Test
  void aPartBeyondItsLimitDropsTheConnection() {
    start();
    say("--MIME_boundary\r\nContent-Type: application/json\r\n\r\n{\"a\":\"" + "x".repeat(2 << 20));

    assertThat(calls.left).isEqualTo(1);
    rig.pass(5, TimeUnit.SECONDS);
    assertThat(calls.openings).isEqualTo(2);
  }

  @Test
  void damagedPartsAreCountedAndPassedOver() {
    start();
    rig.read();
    say(part("{\"eventType\":") + part("not json at all") + punchPart(101, true));

    assertThat(rig.listener.punches()).hasSize(1);
  }

  @Test
  void endingFreesTheSlotAndOpensNothingAnew() {
    start();
    CompletableFuture<Void> stopped = stream.stop().toCompletableFuture();
    rig.pass(1, TimeUnit.HOURS);

    assertThat(stopped).isCompleted();
    assertThat(calls.left).isEqualTo(1);
    assertThat(calls.openings).isEqualTo(1);
  }

  @Test
  void aStreamThatOpensAfterTheEndIsLeftAtOnce() {
    CompletableFuture<StreamCalls.Opening> late = new CompletableFuture<>();
    calls.answer = late;
    stream.start();
    stream.stop();
    late.complete(new StreamCalls.Opened("multipart/mixed; boundary=MIME_boundary", calls));

    assertThat(calls.left).isEqualTo(1);
  }

  private void start() {
    stream.start();
    rig.run();
  }

  private void say(String text) {
    calls.ear().received(text.getBytes(StandardCharsets.UTF_8));
    rig.run();
  }

  private static String punchPart(long serial, boolean current) {
    return part(envelope(serial, ",\"currentEvent\":" + current));
  }

  private static String envelope(long serial, String more) {
    return "{\"dateTime\":\""
        + MORNING.plusMinutes(serial)
        + ":00+08:00\",\"eventType\":\"AccessControllerEvent\",\"AccessControllerEvent\":{"
        + "\"majorEventType\":5,\"subEventType\":75,\"employeeNoString\":\"00017\",\"serialNo\":"
        + serial
        + more
        + "}}";
  }

  private static String part(String body) {
    return "--MIME_boundary\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body
        + "\r\n";
  }

  private static final class FakeCalls implements StreamCalls, StreamCalls.Line {
    private final List<DeviceException> troubles = new ArrayList<>();
    private final List<Ear> ears = new ArrayList<>();
    private CompletionStage<Opening> answer =
        CompletableFuture.completedFuture(
            new Opened("multipart/mixed; boundary=MIME_boundary", this));
    private CompletionStage<Void> probe = CompletableFuture.completedFuture(null);
    private int openings;
    private int probes;
    private int left;

    Ear ear() {
      return ears.get(ears.size() - 1);
    }

    void endAll() {
      ears.forEach(ear -> ear.ended("closed"));
    }

    @Override
    public CompletionStage<Opening> open(Ear ear) {
      openings++;
      ears.add(ear);
      return answer;
    }

    @Override
    public CompletionStage<Void> probe() {
      probes++;
      return probe;
    }

    @Override
    public CompletionStage<String> holders() {
      return CompletableFuture.completedFuture("192.0.2.77");
    }

    @Override
    public void troubled(DeviceException why) {
      troubles.add(why);
    }

    @Override
    public CompletionStage<Void> leave() {
      left++;
      return CompletableFuture.completedFuture(null);
    }
  }
}
