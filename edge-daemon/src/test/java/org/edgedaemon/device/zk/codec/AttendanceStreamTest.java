package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttendanceStreamTest {
  private static final byte[] TWO =
      Golden.bytes(
          "010031303031000000000000000000000000000000000000000001c8e52b320000000000ff000000"
              + "02003130303200000000000000000000000000000000000000000f1d6b2c320100000000ff000000");

  @Test
  void everySplitGivesTheSameRecords() {
    List<AttendanceResult> whole = decode(TWO, 0, 0);
    assertThat(whole).hasSize(2).allMatch(AttendanceRecord.class::isInstance);
    for (int first = 0; first <= TWO.length; first++) {
      for (int second = first; second <= TWO.length; second++) {
        assertThat(decode(TWO, first, second)).isEqualTo(whole);
      }
    }
  }

  @Test
  void aBadRecordDoesNotStopTheOthers() {
    byte[] three = Golden.join(TWO, TWO);
    three[40 + 27] = 0x00;
    three[40 + 28] = 0x46;
    three[40 + 29] = 0x1e;

    List<AttendanceResult> results = decode(three, 7, 100);

    assertThat(results).hasSize(4);
    assertThat(results.get(1)).isInstanceOf(BadRecord.class);
    assertThat(results.get(3)).isInstanceOf(AttendanceRecord.class);
  }

  @Test
  void aCutDatasetShows() {
    AttendanceStream stream = new AttendanceStream(AttendanceLayouts.WIDE_40, result -> {});

    stream.feed(Unpooled.wrappedBuffer(TWO, 0, 79));

    assertThat(stream.records()).isEqualTo(1);
    assertThat(stream.leftover()).isEqualTo(39);
  }

  @Test
  void theSliceIsLeftAsItWas() {
    ByteBuf direct = Unpooled.directBuffer().writeBytes(TWO).writeBytes(TWO);
    try {
      AttendanceStream stream = new AttendanceStream(AttendanceLayouts.WIDE_40, result -> {});
      stream.feed(direct.skipBytes(40));
      assertThat(stream.records()).isEqualTo(3);
      assertThat(direct.readableBytes()).isEqualTo(120);
      assertThat(direct.refCnt()).isEqualTo(1);
    } finally {
      direct.release();
    }
  }

  @Test
  void aLongSliceIsDecodedWhole() {
    byte[] many = Golden.repeat(TWO, 5_000);

    assertThat(decode(many, 65_472, 130_944)).hasSize(10_000);
  }

  private static List<AttendanceResult> decode(byte[] bytes, int first, int second) {
    List<AttendanceResult> results = new ArrayList<>();
    AttendanceStream stream = new AttendanceStream(AttendanceLayouts.WIDE_40, results::add);
    stream.feed(Unpooled.wrappedBuffer(bytes, 0, first));
    stream.feed(Unpooled.wrappedBuffer(bytes, first, second - first));
    stream.feed(Unpooled.wrappedBuffer(bytes, second, bytes.length - second));
    assertThat(stream.leftover()).isZero();
    return results;
  }
}
