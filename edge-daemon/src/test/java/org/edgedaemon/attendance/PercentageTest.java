package org.edgedaemon.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentageTest {
  @ParameterizedTest
  @CsvSource({
    "0, 12, 0.0",
    "1, 12, 8.3",
    "2, 3, 66.7",
    "1, 8, 12.5",
    "1, 16, 6.3",
    "3, 16, 18.8",
    "1, 1000, 0.1",
    "1, 801, 0.1",
    "999, 1000, 99.9",
    "12, 12, 100.0",
    "13, 12, 100.0",
    "1, 1, 100.0",
  })
  void attendedOfLessons(int attended, int lessons, String expected) {
    assertThat(Percentage.of(attended, lessons)).hasToString(expected);
  }
}
