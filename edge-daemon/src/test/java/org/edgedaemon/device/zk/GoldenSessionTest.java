package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.zk.OpeningAnswer.Inline;
import org.edgedaemon.device.zk.OpeningAnswer.Opening;
import org.edgedaemon.device.zk.OpeningAnswer.Prepared;
import org.edgedaemon.device.zk.codec.Dataset;
import org.edgedaemon.device.zk.codec.FreeSizes;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The complete sessions of the protocol reference, 1.5 and 4.6, byte for byte. */
class GoldenSessionTest {
  private static final String RECORDS =
      "50000000"
          + "010031303031000000000000000000000000000000000000000001c8e52b320000000000ff000000"
          + "02003130303200000000000000000000000000000000000000000f1d6b2c320100000000ff000000";

  /** Keeps what it gets. */
  private static final class Kept implements DatasetSink {
    private final ByteBuf bytes = Unpooled.buffer();
    private long size;

    @Override
    public void begin(long announced) {
      size = announced;
    }

    @Override
    public CompletionStage<Void> accept(ByteBuf next) {
      bytes.writeBytes(next.slice());
      return CompletableFuture.completedFuture(null);
    }
  }

  private static ReadClock clock() {
    return new ReadClock(() -> 0, Duration.ofMinutes(10));
  }

  private static CompletableFuture<Opening> open(WireScript script, Dataset dataset, Kept kept) {
    OpeningAnswer answer = new OpeningAnswer(script.conversation, clock(), kept);
    Patience patience = Patience.prepare(ZkTimeouts.defaults(), script.carrier);
    script.conversation.call(ZkRequest.prepare(dataset), patience, answer);
    return answer.future();
  }

  private static void connect(WireScript script) {
    CompletableFuture<Answer> connected = script.conversation.ask(ZkRequest.connect());
    script.expect("5050827d08000000e80317fc00000000").reply("5050827d08000000d0078f8ca06b0000");
    assertThat(connected.join().code()).isEqualTo(ZkReply.OK);
    script.conversation.adopt(connected.join().session());
    script.conversation.established();
  }

  private static void countRecords(WireScript script) {
    CompletableFuture<Answer> sizes = script.conversation.ask(ZkRequest.freeSizes());
    script
        .expect("5050827d0800000032002c94a06b0100")
        .reply(
            "5050827d64000000d007b940a06b0100 00000000000000000000000000000000 02000000 00000000"
                + "03000000 00000000 02000000 00000000 11000000 00000000 01000000 00000000 b80b0000"
                + "88130000 a0860100 b50b0000 86130000 9e860100 00000000 00000000 00000000");
    assertThat(FreeSizes.parse(sizes.join().data()))
        .isInstanceOfSatisfying(
            FreeSizes.Counts.class,
            counts -> {
              assertThat(counts.users().used()).isEqualTo(2);
              assertThat(counts.records().used()).isEqualTo(2);
            });
  }

  private static void secondCount(WireScript script) {
    CompletableFuture<Answer> again = script.conversation.ask(ZkRequest.freeSizes());
    assertThat(script.sent()).contains("a06b0200");
    script.reply(ZkReply.OK, WireScript.SESSION, 2, "");
    assertThat(again).isCompleted();
  }

  @ParameterizedTest
  @EnumSource
  void inline(Carrier carrier) {
    WireScript script = new WireScript(carrier);
    connect(script);
    countRecords(script);
    secondCount(script);
    var users = open(script, Dataset.USERS, new Kept());
    script
        .expect("5050827d13000000df057c80a06b0300 0109000500000000000000")
        .reply(
            "5050827d9c000000dd05f19ea06b0300 90000000"
                + "01000e00000000000000004164612041646d696e0000000000000000000000000000000000000001"
                + "000000000000000031303031"
                + "00".repeat(20)
                + "0200000000000000000000426f622055736572000000000000000000000000000000004e61bc0001"
                + "000000000000000031303032"
                + "00".repeat(20));
    assertThat(users).isCompleted();
    assertThat(((Inline) users.join()).bytes().readableBytes()).isEqualTo(148);
    var log = open(script, Dataset.ATTENDANCE, new Kept());
    script
        .expect("5050827d13000000df057b81a06b0400 010d000000000000000000")
        .reply("5050827d5c000000dd05a589a06b0400" + RECORDS);
    assertThat(log).isCompleted();
    assertThat(ByteBufUtil.hexDump(((Inline) log.join()).bytes())).isEqualTo(RECORDS);
    script.conversation.end(null);
    script.expect("5050827d08000000e9037190a06b0500");
  }

  @ParameterizedTest
  @EnumSource
  void prepared(Carrier carrier) {
    WireScript script = new WireScript(carrier);
    connect(script);
    countRecords(script);
    secondCount(script);
    script.conversation.ask(ZkRequest.version());
    script.sent();
    script.reply(ZkReply.OK, WireScript.SESSION, 3, "");
    Kept kept = new Kept();
    var log = open(script, Dataset.ATTENDANCE, kept);
    script
        .expect("5050827d13000000df057b81a06b0400 010d000000000000000000")
        .reply("5050827d15000000d00778b0a06b0400 00 54000000 54000000 34120000");
    assertThat(log).isCompleted();
    long size = ((Prepared) log.join()).size();
    assertThat(size).isEqualTo(84);
    var read = new PreparedPass(script.conversation, clock(), kept, size).run();
    script
        .expect("5050827d10000000e005268ea06b0500 00000000 54000000")
        .reply("5050827d10000000dc053a8aa06b0500 54000000 f0030000")
        .reply("5050827d5c000000dd0544f500000500" + RECORDS)
        .reply("5050827d08000000d0072af800000500");
    assertThat(read).isCompleted();
    assertThat(ByteBufUtil.hexDump(kept.bytes)).isEqualTo(RECORDS);
    assertThat(kept.size).isEqualTo(84);
    CompletableFuture<Answer> freed = script.conversation.ask(ZkRequest.freeData());
    script.expect("5050827d08000000de057b8ea06b0600").reply("5050827d08000000d007898ca06b0600");
    assertThat(freed.join().isOk()).isTrue();
    script.conversation.goodbye();
    script.expect("5050827d08000000e9036f90a06b0700").reply("5050827d08000000d007888ca06b0700");
    assertThat(script.conversation.ended()).isCompleted();
  }

  /** A real terminal's five parts of 1008 bytes and one of 4, over TCP in odd pieces. */
  @Test
  void aTransferInParts() {
    WireScript script = WireScript.established(Carrier.TCP);
    for (int used = 0; used < 22; used++) {
      script.conversation.ask(ZkRequest.time());
      script.sent();
      script.reply(ZkReply.OK, WireScript.SESSION, used, "00000000");
    }
    Kept kept = new Kept();
    var read = new PreparedPass(script.conversation, clock(), kept, 5_044).run();
    assertThat(script.sent()).endsWith("1600" + "00000000" + "b4130000");
    script.reply(ZkReply.PREPARE_DATA, WireScript.SESSION, 22, "b4130000f0030000");
    for (int part = 0; part < 5; part++) {
      String filler = String.format("%02x", part + 1).repeat(1_008);
      script.reply(ZkReply.DATA, part, 22, filler);
      script.reply(ZkReply.EVENT, 1, 0, "00");
    }
    assertThat(read).isNotDone();
    script.reply("5050827d0c000000dd0507fa05001600 00000000");
    script.reply(ZkReply.OK, 124, 22, "");
    assertThat(read).isCompleted();
    assertThat(kept.bytes.readableBytes()).isEqualTo(5_044);
    assertThat(kept.bytes.getByte(1_008)).isEqualTo((byte) 2);
    assertThat(script.events).hasSize(5);
  }
}
