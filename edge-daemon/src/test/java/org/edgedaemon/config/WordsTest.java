package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void countsEdits() {
    assertThat(Words.distance("", "")).isZero();
    assertThat(Words.distance("abc", "abc")).isZero();
    assertThat(Words.distance("", "abc")).isEqualTo(3);
    assertThat(Words.distance("tpc", "tcp")).as("a swap is one edit").isEqualTo(1);
    assertThat(Words.distance("adress", "address")).isEqualTo(1);
    assertThat(Words.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void findsTheNearestWordOnlyIfItIsNear() {
    List<String> keys = List.of("poll_interval", "address", "live");

    assertThat(Words.nearest("pol_intervall", keys)).hasValue("poll_interval");
    assertThat(Words.nearest("adress", keys)).hasValue("address");
    assertThat(Words.nearest("webhook", keys)).isEmpty();
    assertThat(Words.nearest("x".repeat(10_000), keys)).isEmpty();
  }
}
