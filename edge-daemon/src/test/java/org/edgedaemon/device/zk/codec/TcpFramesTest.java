package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames on a stream: cut anywhere, merged, damaged. */
class TcpFramesTest {
  private static final String FIRST = "5050827d0c000000d0073071a06b05002ee92b32";
  private static final String SECOND = "5050827d09000000f401a7fc0001000064";

  private static List<Integer> commands(ByteBuf in) {
    List<Integer> commands = new ArrayList<>();
    for (ZkFrame frame = TcpFrames.decode(in); frame != null; frame = TcpFrames.decode(in)) {
      commands.add(frame.command());
    }
    return commands;
  }

  private static byte[] bytes(String hex) {
    return ByteBufUtil.decodeHexDump(hex);
  }

  @Test
  void twoFramesCutAtEveryPlace() {
    byte[] stream = bytes(FIRST + SECOND);
    for (int cut = 0; cut <= stream.length; cut++) {
      ByteBuf in = Unpooled.buffer();
      in.writeBytes(stream, 0, cut);
      List<Integer> commands = commands(in);
      in.writeBytes(stream, cut, stream.length - cut);
      commands.addAll(commands(in));
      assertThat(commands).as("cut at %s", cut).containsExactly(2000, 500);
    }
  }

  @Test
  void threeFramesInOneRead() {
    assertThat(commands(Unpooled.wrappedBuffer(bytes(FIRST + SECOND + FIRST))))
        .containsExactly(2000, 500, 2000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"51", "50514b7d", "5050827c", "485454502f", "00000000"})
  void aWrongMagicIsRefusedAtItsFirstByte(String hex) {
    assertThatThrownBy(() -> TcpFrames.decode(Unpooled.wrappedBuffer(bytes(hex))))
        .isInstanceOf(ZkFormatException.class)
        .hasMessageContaining("out of step");
  }

  @Test
  void theEncryptedDialectIsNamed() {
    assertThatThrownBy(() -> TcpFrames.decode(Unpooled.wrappedBuffer(bytes("5050837c08000000"))))
        .isInstanceOf(ZkFormatException.class)
        .hasMessageContaining("secure firmware");
    assertThat(TcpFrames.decode(Unpooled.wrappedBuffer(bytes("505083")))).isNull();
  }

  @Test
  void aDoorPanelIsNamed() {
    assertThatThrownBy(() -> TcpFrames.decode(Unpooled.wrappedBuffer(bytes("aa01c8000055"))))
        .hasMessageContaining("C3/inBio");
  }

  @ParameterizedTest
  @ValueSource(strings = {"07000000", "00000000", "01001000", "ffffffff", "00000080"})
  void lengthsAreNotTrusted(String length) {
    ByteBuf in = Unpooled.wrappedBuffer(bytes("5050827d" + length));
    assertThatThrownBy(() -> TcpFrames.decode(in)).isInstanceOf(ZkFormatException.class);
  }

  @Test
  void theLongestFrameIsTaken() {
    ByteBuf in = Unpooled.buffer();
    in.writeBytes(bytes("5050827d00001000dd0500000000ffff"));
    in.writeZero(TcpFrames.MAX_PAYLOAD - ZkFrame.HEADER_LENGTH);
    assertThat(TcpFrames.decode(in).data().readableBytes())
        .isEqualTo(TcpFrames.MAX_PAYLOAD - ZkFrame.HEADER_LENGTH);
  }

  @Test
  void noiseNeverDoesMoreThanRefuse() {
    Random random = new Random(4370);
    byte[] good = bytes(FIRST + SECOND);
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = good.clone();
      for (int hits = random.nextInt(4); hits >= 0; hits--) {
        noise[random.nextInt(noise.length)] = (byte) random.nextInt();
      }
      ByteBuf in = Unpooled.wrappedBuffer(noise, 0, random.nextInt(noise.length + 1));
      try {
        commands(in);
      } catch (ZkFormatException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }
}
