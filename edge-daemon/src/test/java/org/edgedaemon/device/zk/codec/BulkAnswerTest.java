package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class BulkAnswerTest {
  private static ByteBuf data(String hex) {
    return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex));
  }

  @Test
  void preparedSizes() {
    assertThat(BulkAnswer.preparedSize(data("00b4130000b4130000cdef2300"))).isEqualTo(5_044);
    assertThat(BulkAnswer.preparedSize(data("00ffffffff"))).isEqualTo(0xFFFF_FFFFL);
    assertThat(BulkAnswer.preparedSize(data(""))).isZero();
    assertThat(BulkAnswer.preparedSize(data("00b41300"))).isZero();
  }

  @Test
  void streamSizes() {
    assertThat(BulkAnswer.streamSize(data("b4130000f0030000"))).isEqualTo(5_044);
    assertThat(BulkAnswer.streamSize(data("a0260000"))).isEqualTo(9_888);
    assertThatThrownBy(() -> BulkAnswer.streamSize(data("b41300")))
        .isInstanceOf(ZkFormatException.class);
  }

  @Test
  void codesForPeople() {
    assertThat(ZkReply.describe(4989)).isEqualTo("4989 (0x137d, no buffer)");
    assertThat(ZkReply.describe(7)).isEqualTo("7 (0x7)");
  }
}
