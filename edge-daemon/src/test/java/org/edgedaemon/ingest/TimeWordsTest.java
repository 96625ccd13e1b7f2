package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeWordsTest {
  @Test
  void durationsAreSaidInTheirLargestWholeUnit() {
    assertThat(TimeWords.of(Duration.ofHours(5))).isEqualTo("5 h");
    assertThat(TimeWords.of(Duration.ofMinutes(90))).isEqualTo("90 min");
    assertThat(TimeWords.of(Duration.ofSeconds(61))).isEqualTo("61 s");
    assertThat(TimeWords.of(Duration.ZERO)).isEqualTo("0 s");
  }

  @Test
  void waitsAreSaidRoughly() {
    assertThat(TimeWords.until(Duration.ofMillis(300))).isEqualTo("1 s");
    assertThat(TimeWords.until(Duration.ofMinutes(30).plusSeconds(4))).isEqualTo("30 min");
    assertThat(TimeWords.until(Duration.ofHours(6).minusSeconds(3))).isEqualTo("6 h");
  }

  @Test
  void whatItTookIsSaidInTenthsOfASecond() {
    assertThat(TimeWords.took(Duration.ofMillis(1_234))).isEqualTo("1.2 s");
  }
}
