package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SixByteTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00, 000101000000",
    "2000-01-01T00:00:01, 000101000001",
    "2016-01-01T12:02:00, 1001010c0200",
    "2018-06-25T17:41:05, 120619112905",
    "2024-02-29T23:59:59, 18021d173b3b",
    "2026-03-09T08:15:42, 1a0309080f2a",
    "2026-11-20T15:00:00, 1a0b140f0000",
    "2099-12-31T23:59:59, 630c1f173b3b",
  })
  void readsAndWritesTheVectors(LocalDateTime time, String wire) {
    assertThat(SixByteTime.write(time)).isEqualTo(Golden.bytes(wire));
    assertThat(SixByteTime.read(Golden.bytes(wire), 0)).isEqualTo(PackedTime.of(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1a021e080f2a", // 30 February
        "1a041f080f2a", // 31 April
        "19021d080f2a", // 29 February of a common year
        "1a0009080f2a",
        "1a0d09080f2a",
        "1a0300080f2a",
        "1a0320080f2a",
        "1a0309180f2a",
        "1a0309083c2a",
        "1a0309080f3c",
        "640309080f2a",
        "ff0309080f2a",
        "ffffffffffff",
      })
  void impossibleTimesAreAValue(String wire) {
    assertThat(SixByteTime.read(Golden.bytes(wire), 0)).isNull();
  }

  @Test
  void refusesToWriteOtherCenturies() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SixByteTime.write(LocalDateTime.of(2100, 1, 1, 0, 0)));
  }
}
