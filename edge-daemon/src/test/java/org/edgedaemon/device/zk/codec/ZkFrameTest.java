package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The computed vectors and captured frames of the protocol reference, sections 1.5 and 1.6. */
class ZkFrameTest {
  private static final int SESSION = 0x6BA0;

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of(0, 0, ZkRequest.connect(), "5050827d08000000e80317fc00000000"),
        Arguments.of(0, 1, ZkRequest.connect(), "5050827d08000000e80316fc00000100"),
        of(1, ZkRequest.auth(0, SESSION), "5050827d0c0000004e047d00a06b0100617d3212"),
        of(1, ZkRequest.auth(123_456, SESSION), "5050827d0c0000004e04b77ea06b0100267f3292"),
        of(2, ZkRequest.sdkBuild(), "5050827d130000000c00940ea06b020053444b4275696c643d3100"),
        of(
            3,
            ZkRequest.option("~SerialNumber"),
            "5050827d160000000b004e4ba06b03007e53657269616c4e756d62657200"),
        of(4, ZkRequest.version(), "5050827d080000004c040f90a06b0400"),
        of(5, ZkRequest.time(), "5050827d08000000c9009193a06b0500"),
        of(6, ZkRequest.setTime(0x322BE92E), "5050827d0c000000ca003578a06b06002ee92b32"),
        of(7, ZkRequest.refreshData(), "5050827d08000000f5036390a06b0700"),
        of(8, ZkRequest.disable(60), "5050827d0c000000eb033090a06b08003c000000"),
        of(9, ZkRequest.enable(), "5050827d08000000ea036c90a06b0900"),
        of(10, ZkRequest.freeSizes(), "5050827d0800000032002394a06b0a00"),
        of(11, ZkRequest.freeData(), "5050827d08000000de05768ea06b0b00"),
        of(
            12,
            ZkRequest.prepare(Dataset.ATTENDANCE),
            "5050827d13000000df057381a06b0c00010d000000000000000000"),
        of(
            12,
            ZkRequest.prepare(Dataset.USERS),
            "5050827d13000000df057380a06b0c000109000500000000000000"),
        of(13, ZkRequest.chunk(0, 84), "5050827d10000000e0051e8ea06b0d000000000054000000"),
        of(14, ZkRequest.chunk(65_472, 14_532), "5050827d10000000e005ec55a06b0e00c0ff0000c4380000"),
        of(15, ZkRequest.registerEvents(1), "5050827d0c000000f4015b92a06b0f0001000000"),
        of(15, ZkRequest.registerEvents(0xFFFF), "5050827d0c000000f4015c92a06b0f00ffff0000"),
        of(20, ZkRequest.registerEvents(0), "5050827d0c000000f4015792a06b140000000000"),
        of(0, ZkRequest.acknowledge(), "5050827d08000000d0078f8ca06b0000"),
        of(20, ZkRequest.cancelCapture(), "5050827d080000003e000d94a06b1400"),
        of(20, ZkRequest.startVerify(), "5050827d080000003c000f94a06b1400"),
        of(16, ZkRequest.exit(), "5050827d08000000e9036690a06b1000"),
        of(20, ZkRequest.option("MAC"), "5050827d0c0000000b00b052a06b14004d414300"),
        of(65_534, ZkRequest.time(), "5050827d08000000c9009793a06bfeff"),
        of(0, ZkRequest.time(), "5050827d08000000c9009693a06b0000"),
        Arguments.of(
            0x45CF, 1, ZkRequest.auth(12, 0x45CF), "5050827d0c0000004e044e2ccf450100614d323c"),
        Arguments.of(
            0xC0C5, 5, ZkRequest.option("~OS"), "5050827d0c0000000b0058efc5c005007e4f5300"),
        Arguments.of(
            0xB14E,
            16,
            ZkRequest.chunk(589_248, 25_876),
            "5050827d10000000e005e3e54eb11000c0fd080014650000"));
  }

  private static Arguments of(int replyId, ZkRequest request, String frame) {
    return Arguments.of(SESSION, replyId, request, frame);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestsHaveTheirGoldenBytes(int session, int replyId, ZkRequest request, String frame) {
    ByteBuf tcp = Unpooled.buffer();
    TcpFrames.encode(tcp, session, replyId, request);
    assertThat(ByteBufUtil.hexDump(tcp)).isEqualTo(frame);
    assertThat(request.wireLength()).isEqualTo(tcp.readableBytes());
    ByteBuf udp = Unpooled.buffer();
    UdpFrames.encode(udp, session, replyId, request);
    assertThat(ByteBufUtil.hexDump(udp)).isEqualTo(frame.substring(16));
  }

  @ParameterizedTest
  @CsvSource({
    "5050827d08000000d0078f8ca06b0000, 2000, 27552, 0, ''",
    "5050827d08000000d5078a8ca06b0000, 2005, 27552, 0, ''",
    "5050827d08000000d0078e8ca06b0100, 2000, 27552, 1, ''",
    "5050827d08000000ffff4e94a06b1100, 65535, 27552, 17, ''",
    "5050827d08000000d1077d8ca06b1100, 2001, 27552, 17, ''",
    "5050827d09000000f401a7fc0001000064, 500, 256, 0, 64",
    "5050827d08000000d007f6f702003700, 2000, 2, 55, ''",
    "5050827d10000000dc05158aa06b02007c000000f0030000, 1500, 27552, 2, 7c000000f0030000",
    "5050827d09000000d007babb5c3c100009, 2000, 15452, 16, 09",
    "5050827d0c000000dd0507fa05001600 00000000, 1501, 5, 22, 00000000",
  })
  void repliesAreRead(String hex, int command, int session, int replyId, String data) {
    ByteBuf in = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex.replace(" ", "")));
    ZkFrame frame = TcpFrames.decode(in);
    assertThat(frame.command()).isEqualTo(command);
    assertThat(frame.session()).isEqualTo(session);
    assertThat(frame.replyId()).isEqualTo(replyId);
    assertThat(ByteBufUtil.hexDump(frame.data())).isEqualTo(data);
    assertThat(frame.checksumValid()).isTrue();
    assertThat(in.isReadable()).isFalse();
  }

  @Test
  void aFlippedBitFailsTheChecksum() {
    byte[] payload = ByteBufUtil.decodeHexDump("d0078f8ca06b0000");
    for (int bit = 0; bit < 8 * payload.length; bit++) {
      byte[] flipped = payload.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(UdpFrames.decode(Unpooled.wrappedBuffer(flipped)).checksumValid()).isFalse();
    }
  }

  @Test
  void checksumsOfLongPayloadsNeedManyFolds() {
    assertThat(checksum("dd05000000001600", 1_008, 0xFF)).isEqualTo(0xFA0C);
    assertThat(checksum("dd05000000001600", 65_472, 0xA5)).isEqualTo(0xDBEE);
  }

  @Test
  void bothZerosAreValid() {
    for (String checksum : new String[] {"0000", "ffff"}) {
      byte[] payload = ByteBufUtil.decodeHexDump("c900" + checksum + "a06b9693");
      assertThat(UdpFrames.decode(Unpooled.wrappedBuffer(payload)).checksumValid()).isTrue();
    }
  }

  @Test
  void theChecksumOfEveryLengthIsThatOfSixteenBitWords() {
    byte[] bytes = new byte[300];
    new java.util.Random(1).nextBytes(bytes);
    for (int length = 0; length <= 300; length++) {
      ByteBuf buf = Unpooled.wrappedBuffer(bytes);
      assertThat(ZkChecksum.of(buf, 0, length)).isEqualTo(byWords(bytes, length));
    }
  }

  @Test
  void datagramsTooShortForAHeaderAreNone() {
    assertThat(UdpFrames.decode(Unpooled.wrappedBuffer(new byte[7]))).isNull();
  }

  private static int byWords(byte[] bytes, int length) {
    int sum = 0;
    for (int i = 0; i < length; i += 2) {
      sum += (bytes[i] & 0xFF) + (i + 1 < length ? (bytes[i + 1] & 0xFF) << 8 : 0);
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return ~sum & 0xFFFF;
  }

  private static int checksum(String header, int length, int fill) {
    byte[] data = new byte[length];
    Arrays.fill(data, (byte) fill);
    ByteBuf payload = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(header), data);
    return ZkChecksum.of(payload, 0, payload.readableBytes());
  }
}
