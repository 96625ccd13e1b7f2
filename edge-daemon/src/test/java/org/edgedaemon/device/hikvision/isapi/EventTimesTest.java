package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-07-06T08:30:55+08:00, 2026-07-06T08:30:55, +08:00",
    "2026-07-06T08:30:55-09:30, 2026-07-06T08:30:55, -09:30",
    "2026-07-06T08:30:55Z, 2026-07-06T08:30:55, Z",
    "2026-07-06T08:30:55.123Z, 2026-07-06T08:30:55.123, Z",
    "2026-07-06T08:30:55.5+08:00, 2026-07-06T08:30:55.5, +08:00",
    "2026-07-06T08:30:55+08:00:00, 2026-07-06T08:30:55, +08:00",
    "2026-07-06 08:30:55 +08:00, 2026-07-06T08:30:55, +08:00",
    "2017-12-01T09:01:18-6:00, 2017-12-01T09:01:18, -06:00",
    "2026-07-06T08:30:55+0530, 2026-07-06T08:30:55, +05:30",
    "2026-07-06T08:30:55-03, 2026-07-06T08:30:55, -03:00",
    "2022-09-04T11:46:3100:00, 2022-09-04T11:46:31, Z",
    "2022-09-04T11:46:3102:00, 2022-09-04T11:46:31, +02:00",
    "2022-09-04T11:46:31.12302:00, 2022-09-04T11:46:31.123, +02:00",
    "2026-07-06T08:30:55, 2026-07-06T08:30:55,",
    "2026-07-06T08:30:55.250, 2026-07-06T08:30:55.250,",
    "2026-7-6T8:30:55, 2026-07-06T08:30:55,",
    "1970-01-01T00:00:07+00:00, 1970-01-01T00:00:07, Z",
    "2026-07-06T08:30:55+99:00, 2026-07-06T08:30:55,"
  })
  void readsEveryForm(String text, LocalDateTime wallClock, String offset) {
    assertThat(EventTimes.parse(text))
        .isEqualTo(new EventTime(text, wallClock, offset == null ? null : ZoneOffset.of(offset)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-02-30T08:30:55+08:00",
        "2026-07-06T24:30:55",
        "2026-07-06",
        "08:30:55",
        "2026-07-06T08:30:55 Mars",
        "\u0662026-07-06T08:30:55"
      })
  void whatIsNoTimeKeepsItsText(String text) {
    assertThat(EventTimes.parse(text)).isEqualTo(new EventTime(text, null, null));
  }

  @Test
  void theTextIsCut() {
    assertThat(EventTimes.parse("9".repeat(100_000)).text()).hasSize(64);
  }
}
