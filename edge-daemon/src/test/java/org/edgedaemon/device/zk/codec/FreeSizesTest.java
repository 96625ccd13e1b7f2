package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.edgedaemon.device.zk.codec.FreeSizes.Counts;
import org.edgedaemon.device.zk.codec.FreeSizes.Fullness;
import org.edgedaemon.device.zk.codec.FreeSizes.NoCounts;
import org.edgedaemon.device.zk.codec.FreeSizes.Room;
import org.junit.jupiter.api.Test;

class FreeSizesTest {
  private static final String F18 =
      "00000000000000000000000000000000030000000000000003000000000000003a000000000000005a000000"
          + "000000000200000002000000b80b000088130000a0860100b50b0000851300006686010000000000"
          + "0000000000000000";

  @Test
  void readsTheF18() {
    assertThat(FreeSizes.parse(Golden.buf(F18)))
        .isEqualTo(
            new Counts(
                new Room(3, 5_000, 4_997),
                new Room(3, 3_000, 2_997),
                new Room(58, 100_000, 99_942),
                90,
                2,
                2,
                0L,
                0L));
  }

  @Test
  void readsTheShorterAndLongerForms() {
    Counts of80 = (Counts) FreeSizes.parse(Golden.buf(F18.substring(0, 160)));
    Counts of112 = (Counts) FreeSizes.parse(Golden.buf(F18 + "11".repeat(20)));

    assertThat(of80.records().used()).isEqualTo(58);
    assertThat(of80.faces()).isNull();
    assertThat(of112.records().used()).isEqualTo(58);
    assertThat(of112.faces()).isZero();
  }

  @Test
  void shorterAnswersTellNoCounts() {
    byte[] full = Golden.bytes(F18);
    for (int length = 0; length < 80; length++) {
      assertThat(FreeSizes.parse(Unpooled.wrappedBuffer(full, 0, length)))
          .isEqualTo(new NoCounts(length));
    }
    for (int length = 80; length < 92; length++) {
      assertThat(FreeSizes.parse(Unpooled.wrappedBuffer(full, 0, length)))
          .isInstanceOf(Counts.class);
    }
  }

  @Test
  void countsAreUnsigned() {
    Counts counts = (Counts) FreeSizes.parse(Golden.buf("ff".repeat(92)));

    assertThat(counts.records().used()).isEqualTo(4_294_967_295L);
    assertThat(counts.records().fullness()).isEqualTo(Fullness.NEARLY_FULL);
  }

  @Test
  void anAccessControlUnitIsRecognised() {
    Counts zam180 = counts(567, 0, 373, 200_000);
    Counts f18 = (Counts) FreeSizes.parse(Golden.buf(F18));

    assertThat(zam180.looksLikeAccessControl()).isTrue();
    assertThat(f18.looksLikeAccessControl()).isFalse();
    assertThat(counts(0, 0, 373, 200_000).looksLikeAccessControl()).isFalse();
    assertThat(counts(567, 0, 0, 200_000).looksLikeAccessControl()).isFalse();
    assertThat(counts(567, 0, 373, 0).looksLikeAccessControl()).isFalse();
  }

  @Test
  void fullnessHasTwoSteps() {
    assertThat(new Room(7_999, 10_000, 2_001).fullness()).isEqualTo(Fullness.ROOMY);
    assertThat(new Room(8_000, 10_000, 2_000).fullness()).isEqualTo(Fullness.FILLING);
    assertThat(new Room(9_499, 10_000, 501).fullness()).isEqualTo(Fullness.FILLING);
    assertThat(new Room(9_500, 10_000, 500).fullness()).isEqualTo(Fullness.NEARLY_FULL);
    assertThat(new Room(5, 0, 0).fullness()).isEqualTo(Fullness.ROOMY);
    assertThat(new Room(5, 10, 5).contradictsItself()).isFalse();
    assertThat(new Room(6, 10, 5).contradictsItself()).isTrue();
  }

  private static Counts counts(long users, long records, long operationLog, long capacity) {
    return new Counts(
        new Room(users, 10_000, 10_000 - users),
        new Room(2, 6_000, 5_998),
        new Room(records, capacity, capacity - records),
        operationLog,
        1,
        1,
        null,
        null);
  }
}
