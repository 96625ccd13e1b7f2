package org.edgedaemon.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdCountsTest {
  @Test
  void countsManyAndKeepsTheirOrder() {
    IdCounts counts = new IdCounts();
    for (int round = 1; round <= 2; round++) {
      for (int i = 0; i < 10_000; i++) {
        assertThat(counts.add(id(i))).isEqualTo(round);
      }
    }
    assertThat(counts.size()).isEqualTo(10_000);
    assertThat(counts.at(0)).isEqualTo(id(0));
    assertThat(counts.at(9_999)).isEqualTo(id(9_999));
    assertThat(counts.count(id(77))).isEqualTo(2);
    assertThat(counts.count("unknown")).isZero();
  }

  @Test
  void hexAndTextOfTheSameBytesAreTwoIds() {
    IdCounts counts = new IdCounts();
    counts.add("6162");
    counts.add("ab");
    counts.add("a");
    counts.add("A");
    assertThat(counts.size()).isEqualTo(4);
    assertThat(counts.at(0)).isEqualTo("6162");
    assertThat(counts.at(2)).isEqualTo("a");
  }

  private static String id(int i) {
    return i % 2 == 0 ? "%040x".formatted(i * 7919L) : "punch-" + i;
  }
}
