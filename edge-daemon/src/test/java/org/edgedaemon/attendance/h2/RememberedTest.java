package org.edgedaemon.attendance.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final Remembered remembered = new Remembered();

  @Test
  void mostOfManyAreKnownAgainAndNobodyElse() {
    assertThat(remembered.has("CS101|J1")).isFalse();
    IntStream.range(0, 60_000).forEach(n -> remembered.add("CS101|J" + n));

    assertThat(IntStream.range(0, 60_000).filter(n -> remembered.has("CS101|J" + n)).count())
        .isGreaterThan(45_000);
    assertThat(IntStream.range(0, 60_000).filter(n -> remembered.has("CS102|J" + n))).isEmpty();
    assertThat(remembered.has("CS101|J59999")).isTrue();
    remembered.clear();
    assertThat(remembered.has("CS101|J59999")).isFalse();
  }
}
