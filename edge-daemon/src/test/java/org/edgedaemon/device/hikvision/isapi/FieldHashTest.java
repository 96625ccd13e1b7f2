package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldHashTest {

  @Test
  void equalFieldsHaveEqualHashes() {
    assertThat(pair("Ann", "5")).isEqualTo(pair("Ann", "5"));
  }

  @Test
  void whereOneFieldEndsMatters() {
    assertThat(pair("ab", "c")).isNotEqualTo(pair("a", "bc"));
    assertThat(pair("abc", "")).isNotEqualTo(pair("", "abc"));
  }

  @Test
  void anAbsentTextIsNoEmptyOne() {
    assertThat(pair("a", null)).isNotEqualTo(pair("a", ""));
    assertThat(pair(null, "a")).isNotEqualTo(pair("a", null));
  }

  /** Short ids of a fleet's persons, for which {@link String#hashCode} has the same hash. */
  @Test
  void idsWithEqualHashCodesAreToldApart() {
    assertThat(pair("Aa", "BB")).isNotEqualTo(pair("BB", "Aa"));
    assertThat(pair("AaAa", "1")).isNotEqualTo(pair("BBBB", "1"));
  }

  @Test
  void eachHalfTellsManySimilarFieldsApart() {
    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    for (int i = 0; i < 200_000; i++) {
      FieldHash hash =
          new FieldHash().add("2026-01-05T06:00:0" + i % 10).add(i / 100).add("000" + i % 100);
      high.add(hash.high());
      low.add(hash.low());
    }

    assertThat(high).hasSize(200_000);
    assertThat(low).hasSize(200_000);
  }

  private static String pair(String one, String other) {
    FieldHash hash = new FieldHash().add(one).add(other);
    return hash.high() + "/" + hash.low();
  }
}
