package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  /** MariaDB has such; as they are they can be written again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-00-00 00:00:00",
        "0000-00-00 00:00:00.000000",
        "2026-02-31 10:00:00",
        "2026-00-01 10:00:00",
        "infinity"
      })
  void whatOnlyLooksLikeATimeStaysAsItIs(String text) {
    for (ZoneId zone : new ZoneId[] {ZoneOffset.UTC, ZoneId.of("UTC"), NAIROBI}) {
      assertThat(TimeText.instant(text, zone)).isEqualTo(text);
      assertThat(TimeText.sqlInstant(text, zone, false)).isEqualTo(text);
      assertThat(TimeText.sqlLocal(text, zone)).isEqualTo(text);
      assertThat(TimeText.sqlLocal(text + "Z", zone)).isEqualTo(text + "Z");
    }
  }

  @Test
  void timesAreTheSameInEveryZone() {
    for (String fraction : new String[] {"", ".5", ".123456", ".123456789"}) {
      for (ZoneId zone : new ZoneId[] {ZoneOffset.UTC, ZoneId.of("UTC"), NAIROBI}) {
        String local = "2026-03-01 08:00:01" + fraction;
        String instant = TimeText.instant(local, zone);
        assertThat(TimeText.local(local)).isEqualTo(local.replace(' ', 'T'));
        assertThat(TimeText.local(TimeText.sqlLocal(instant, zone)))
            .isEqualTo(TimeText.local(local));
      }
    }
  }
}
