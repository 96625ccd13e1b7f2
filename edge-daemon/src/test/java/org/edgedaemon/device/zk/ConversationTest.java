package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to a request, and what becomes of one that is not answered. */
class ConversationTest {
  private static final int SESSION = WireScript.SESSION;
  private static final String EXIT = "5050827d08000000e903";
  private static final String ENABLE = "5050827d08000000ea03";

  private static DeviceException failure(CompletableFuture<?> future) {
    try {
      future.join();
    } catch (CompletionException e) {
      return (DeviceException) e.getCause();
    }
    throw new AssertionError("did not fail");
  }

  @Test
  void oneRequestAtATime() {
    WireScript script = WireScript.established(Carrier.TCP);
    var first = script.conversation.ask(ZkRequest.time());
    var second = script.conversation.ask(ZkRequest.version());
    assertThat(script.sent()).startsWith("5050827d08000000c900");
    assertThat(script.sent()).isEmpty();
    script.reply(ZkReply.OK, SESSION, 0, "01020304");
    assertThat(first.join().data().readableBytes()).isEqualTo(4);
    assertThat(script.sent()).startsWith("5050827d080000004c04");
    script.reply(ZkReply.OK, SESSION, 1, "");
    assertThat(second).isCompleted();
  }

  @ParameterizedTest
  @EnumSource
  void lateAnswersAreDroppedAndEventsGoTheirOwnWay(Carrier carrier) {
    WireScript script = WireScript.established(carrier);
    script.conversation.ask(ZkRequest.time());
    script.reply(ZkReply.OK, SESSION, 0, "");
    var pending = script.conversation.ask(ZkRequest.version());
    script.reply(ZkReply.EVENT, 1, 0, "00").reply(ZkReply.OK, SESSION, 0, "00");
    assertThat(pending).isNotDone();
    assertThat(script.events).containsExactly(1);
    script.reply(ZkReply.OK, SESSION, 1, "");
    assertThat(pending).isCompleted();
  }

  @Test
  void datagramsOfAnotherSessionAreDropped() {
    WireScript udp = WireScript.established(Carrier.UDP);
    var pending = udp.conversation.ask(ZkRequest.time());
    udp.reply(ZkReply.OK, SESSION + 1, 0, "");
    assertThat(pending).isNotDone();
    WireScript tcp = WireScript.established(Carrier.TCP);
    var answered = tcp.conversation.ask(ZkRequest.time());
    tcp.reply(ZkReply.OK, SESSION + 1, 0, "");
    assertThat(answered).isCompleted();
  }

  @Test
  void aDatagramIsSentThreeTimesBeforeTheSessionIsGivenUp() {
    WireScript script = WireScript.established(Carrier.UDP);
    var pending = script.conversation.ask(ZkRequest.time());
    String bytes = script.sent();
    for (int resend = 0; resend < 2; resend++) {
      script.pass(Duration.ofSeconds(2));
      assertThat(script.sent()).isEqualTo(bytes);
    }
    script.pass(Duration.ofSeconds(2));
    assertThat(failure(pending).reason()).isEqualTo(Reason.BROKEN);
    assertThat(script.conversation.ended()).isCompletedExceptionally();
    assertThat(script.sent()).as("EXIT").startsWith("e903");
  }

  @Test
  void theSecondSilenceOverTcpEndsTheSession() {
    WireScript script = WireScript.established(Carrier.TCP);
    var first = script.conversation.ask(ZkRequest.time());
    var second = script.conversation.ask(ZkRequest.time());
    script.pass(Duration.ofSeconds(10));
    assertThat(failure(first)).isInstanceOf(NoAnswerException.class);
    assertThat(script.conversation.ended()).isNotDone();
    script.pass(Duration.ofSeconds(10));
    assertThat(second).isCompletedExceptionally();
    assertThat(script.conversation.ended()).isCompletedExceptionally();
  }

  @Test
  void aLateAnswerToASilentRequestKeepsTheSession() {
    WireScript script = WireScript.established(Carrier.TCP);
    script.conversation.ask(ZkRequest.time());
    script.pass(Duration.ofSeconds(10));
    script.conversation.ask(ZkRequest.time());
    script.reply(ZkReply.OK, SESSION, 0, "");
    script.pass(Duration.ofSeconds(10));
    assertThat(script.conversation.ended()).isNotDone();
  }

  @ParameterizedTest
  @ValueSource(ints = {ZkReply.RETRY, ZkReply.REPEAT})
  void aBusyDeviceIsAskedAgainLaterUnderANewNumber(int code) {
    WireScript script = WireScript.established(Carrier.TCP);
    var pending = script.conversation.ask(ZkRequest.time());
    for (int id = 0; id < 3; id++) {
      assertThat(script.sent()).endsWith(String.format("%02x00", id));
      script.reply(code, SESSION, id, "");
      assertThat(script.sent()).isEmpty();
      script.pass(Duration.ofSeconds(1));
    }
    assertThat(pending).isNotDone();
    script.reply(code, SESSION, 3, "");
    assertThat(failure(pending).reason()).isEqualTo(Reason.BUSY);
    assertThat(script.conversation.ended()).isNotDone();
  }

  @ParameterizedTest
  @ValueSource(ints = {ZkReply.UNAUTHORISED, ZkReply.NOT_INITIALISED})
  void aSessionNoLongerAuthorisedIsBroken(int code) {
    WireScript script = WireScript.established(Carrier.TCP);
    var pending = script.conversation.ask(ZkRequest.time());
    script.sent();
    script.reply(code, SESSION, 0, "");
    assertThat(failure(pending).reason()).isEqualTo(Reason.BROKEN);
    assertThat(script.sent()).as("EXIT").startsWith("5050827d08000000e903");
  }

  @ParameterizedTest
  @ValueSource(ints = {ZkReply.ERROR, ZkReply.UNKNOWN, ZkReply.COMMAND_ERROR, 4711})
  void aRefusalConcernsItsRequestAlone(int code) {
    WireScript script = WireScript.established(Carrier.TCP);
    var pending = script.conversation.ask(ZkRequest.time());
    script.reply(code, SESSION, 0, "");
    assertThat(pending.join().isOk()).isFalse();
    assertThat(script.conversation.ended()).isNotDone();
  }

  @Test
  void aStreamOutOfStepEndsTheSession() {
    WireScript script = WireScript.established(Carrier.TCP);
    var pending = script.conversation.ask(ZkRequest.time());
    script.reply(ZkReply.EVENT, 1, 0, "00").reply("5050827e");
    assertThat(failure(pending).reason()).isEqualTo(Reason.BROKEN);
    assertThat(script.channel.isOpen()).isFalse();
  }

  @Test
  void aClosedConnectionFailsWhatIsPending() {
    WireScript script = WireScript.established(Carrier.TCP);
    script.reply(ZkReply.EVENT, 1, 0, "00");
    var pending = script.conversation.ask(ZkRequest.time());
    script.channel.close();
    assertThat(failure(pending).reason()).isEqualTo(Reason.BROKEN);
    assertThat(failure(script.conversation.ask(ZkRequest.time())).reason())
        .isEqualTo(Reason.BROKEN);
  }

  @Test
  void goodbyeSaysTheLastWordsAndWaitsAWhile() {
    WireScript script = WireScript.established(Carrier.TCP);
    var ended = script.conversation.goodbye();
    assertThat(script.sent()).startsWith(EXIT);
    assertThat(ended).isNotDone();
    script.pass(Duration.ofSeconds(2));
    assertThat(ended).isCompleted();
    assertThat(script.channel.isOpen()).isFalse();
    assertThat(script.sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {ZkReply.OK, ZkReply.RETRY})
  void lastWordsWaitForTheAnswerToWhatWasAsked(int code) {
    WireScript script = WireScript.established(Carrier.TCP);
    script.conversation.lastWords(List.of(ZkRequest.enable(), ZkRequest.exit()));
    var asked = script.conversation.ask(ZkRequest.time());
    script.sent();
    script.conversation.pause(true);
    var ended = script.conversation.goodbye();
    assertThat(asked).isCompletedExceptionally();
    assertThat(script.sent()).isEmpty();
    script.reply(code, SESSION, 0, "01020304");
    assertThat(script.sent()).startsWith(ENABLE);
    assertThat(script.sent()).isEmpty();
    script.reply(ZkReply.OK, SESSION, 1, "");
    assertThat(script.sent()).startsWith(EXIT);
    script.reply(ZkReply.OK, SESSION, 2, "");
    assertThat(ended).isCompleted();
    assertThat(script.sent()).isEmpty();
  }

  @Test
  void lastWordsAreSaidToASilentDeviceToo() {
    WireScript script = WireScript.established(Carrier.TCP);
    script.conversation.ask(ZkRequest.time());
    script.sent();
    var ended = script.conversation.goodbye();
    assertThat(script.sent()).isEmpty();
    script.pass(Duration.ofSeconds(1));
    assertThat(script.sent()).startsWith(EXIT);
    assertThat(ended).isNotDone();
    script.pass(Duration.ofSeconds(2));
    assertThat(ended).isCompleted();
  }

  @Test
  void silenceIsNotCountedWhilePaused() {
    WireScript script = WireScript.established(Carrier.TCP);
    var pending = script.conversation.ask(ZkRequest.time());
    script.conversation.pause(true);
    script.pass(Duration.ofMinutes(5));
    assertThat(pending).isNotDone();
    script.conversation.pause(false);
    script.pass(Duration.ofSeconds(10));
    assertThat(pending).isCompletedExceptionally();
  }

  @Test
  void numbersGoRound() {
    ReplyIds ids = new ReplyIds();
    for (int id = 0; id < 65_535; id++) {
      assertThat(ids.next()).isEqualTo(id);
    }
    assertThat(ids.next()).isZero();
  }
}
