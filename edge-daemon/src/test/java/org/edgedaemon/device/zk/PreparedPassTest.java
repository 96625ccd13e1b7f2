package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.junit.jupiter.api.Test;

/** Parts lost, doubled, overtaken; chunks repeated, then smaller. */
class PreparedPassTest {
  private static final int SESSION = WireScript.SESSION;
  private final ByteBuf taken = Unpooled.buffer();
  private CompletionStage<Void> answer = CompletableFuture.completedFuture(null);
  private long nanos;

  private CompletableFuture<Void> pass(WireScript script, long size) {
    ReadClock clock = new ReadClock(() -> nanos, Duration.ofMinutes(10));
    DatasetSink sink =
        new DatasetSink() {
          @Override
          public void begin(long announced) {
            taken.clear();
          }

          @Override
          public CompletionStage<Void> accept(ByteBuf bytes) {
            taken.writeBytes(bytes.slice());
            return answer;
          }
        };
    return new PreparedPass(script.conversation, clock, sink, size).run();
  }

  private static Reason reason(CompletableFuture<Void> pass) {
    try {
      pass.join();
    } catch (CompletionException e) {
      return ((DeviceException) e.getCause()).reason();
    }
    throw new AssertionError("did not fail");
  }

  private static String request(int replyId, String start, String size) {
    return String.format("%02x00", replyId) + start + size;
  }

  @Test
  void partsOverUdpComeInAnyOrderAndTwice() {
    WireScript script = WireScript.established(Carrier.UDP);
    var pass = pass(script, 6);
    assertThat(script.sent()).endsWith(request(0, "00000000", "06000000"));
    script
        .reply(ZkReply.OK, 0, 0, "")
        .reply(ZkReply.DATA, 1, 0, "cccc")
        .reply(ZkReply.PREPARE_DATA, SESSION, 0, "0600000002000000")
        .reply(ZkReply.DATA, 1, 0, "cccc")
        .reply(ZkReply.DATA, 2, 0, "dddd")
        .reply(ZkReply.DATA, 0, 0, "bbbb");
    assertThat(pass).isCompleted();
    assertThat(ByteBufUtil.hexDump(taken)).isEqualTo("bbbbccccdddd");
  }

  @Test
  void aNumberingThatGoesOnFromChunkToChunk() {
    WireScript script = WireScript.established(Carrier.UDP);
    var pass = pass(script, 4);
    script.reply(ZkReply.DATA, 17, 0, "bbbb").reply(ZkReply.DATA, 16, 0, "aaaa");
    assertThat(pass).isCompleted();
    assertThat(ByteBufUtil.hexDump(taken)).isEqualTo("aaaabbbb");
  }

  @Test
  void aLostPartIsAskedForUnderANewNumberAndTheOldOneIgnored() {
    WireScript script = WireScript.established(Carrier.UDP);
    var pass = pass(script, 4);
    script.sent();
    script.reply(ZkReply.DATA, 1, 0, "bbbb").pass(Duration.ofSeconds(2));
    assertThat(script.sent()).endsWith(request(1, "00000000", "04000000"));
    script
        .reply(ZkReply.DATA, 0, 0, "eeee")
        .reply(ZkReply.DATA, 0, 1, "aaaa")
        .reply(ZkReply.DATA, 1, 1, "bbbb");
    assertThat(ByteBufUtil.hexDump(taken)).isEqualTo("aaaabbbb");
    assertThat(pass).isCompleted();
  }

  @Test
  void aGapInTheNumbersIsNotTakenForWhole() {
    WireScript script = WireScript.established(Carrier.UDP);
    var pass = pass(script, 4);
    script.sent();
    script.reply(ZkReply.DATA, 0, 0, "aaaa").reply(ZkReply.DATA, 2, 0, "cccc");
    assertThat(taken.isReadable()).isFalse();
    assertThat(script.sent()).endsWith(request(1, "00000000", "04000000"));
    assertThat(pass).isNotDone();
  }

  @Test
  void chunksShrinkOverUdpAndThenTheReadFails() {
    WireScript script = WireScript.established(Carrier.UDP);
    var pass = pass(script, 20_000);
    for (String size : new String[] {"00400000", "00100000", "00040000"}) {
      for (int tries = 0; tries < 3; tries++) {
        assertThat(script.sent()).endsWith("00000000" + size);
        script.pass(Duration.ofSeconds(2));
      }
    }
    assertThat(reason(pass)).isEqualTo(Reason.INCOMPLETE);
  }

  @Test
  void silenceOverTcpIsBrokenAfterASecondTry() {
    WireScript script = WireScript.established(Carrier.TCP);
    var pass = pass(script, 100_000);
    assertThat(script.sent()).endsWith(request(0, "00000000", "c0ff0000"));
    script.pass(Duration.ofSeconds(15));
    assertThat(script.sent()).endsWith(request(1, "00000000", "c0ff0000"));
    script.pass(Duration.ofSeconds(15));
    assertThat(reason(pass)).isEqualTo(Reason.BROKEN);
  }

  @Test
  void aMissingClosingOkIsWaitedForBriefly() {
    WireScript script = WireScript.established(Carrier.TCP);
    var pass = pass(script, 2);
    script
        .reply(ZkReply.PREPARE_DATA, SESSION, 0, "0200000002000000")
        .reply(ZkReply.DATA, 0, 0, "aaaa");
    assertThat(pass).isNotDone();
    script.pass(Duration.ofMillis(500));
    assertThat(pass).isCompleted();
  }

  @Test
  void aStreamWithoutNumbersKeepsItsOrder() {
    WireScript script = WireScript.established(Carrier.TCP);
    var pass = pass(script, 4);
    script
        .reply(ZkReply.PREPARE_DATA, SESSION, 0, "0400000002000000")
        .reply(ZkReply.DATA, SESSION, 0, "bbbb")
        .reply(ZkReply.DATA, SESSION, 0, "aaaa")
        .reply(ZkReply.OK, SESSION, 0, "");
    assertThat(pass).isCompleted();
    assertThat(ByteBufUtil.hexDump(taken)).isEqualTo("bbbbaaaa");
  }

  @Test
  void aLostBufferAndAContradictedSizeAreIncomplete() {
    WireScript script = WireScript.established(Carrier.TCP);
    var refused = pass(script, 4);
    script.reply(ZkReply.ERROR, SESSION, 0, "");
    assertThat(reason(refused)).isEqualTo(Reason.INCOMPLETE);
    var contradicted = pass(script, 4);
    script.reply(ZkReply.PREPARE_DATA, SESSION, 1, "0500000002000000");
    assertThat(reason(contradicted)).isEqualTo(Reason.INCOMPLETE);
    assertThat(script.conversation.ended()).isNotDone();
  }

  @Test
  void tooLongAReadIsGivenUpButTheListenersTimeIsNotCounted() {
    WireScript script = WireScript.established(Carrier.TCP);
    CompletableFuture<Void> gate = new CompletableFuture<>();
    answer = gate;
    var pass = pass(script, 65_474);
    String chunk = "ab".repeat(65_472);
    script.reply(ZkReply.DATA, SESSION, 0, chunk);
    nanos = Duration.ofMinutes(11).toNanos();
    gate.complete(null);
    script.channel.runPendingTasks();
    script.sent();
    assertThat(script.sent()).endsWith("c0ff000002000000");
    nanos = Duration.ofMinutes(22).toNanos();
    script.reply(ZkReply.DATA, SESSION, 1, "abab");
    assertThat(reason(pass)).isEqualTo(Reason.INCOMPLETE);
  }
}
