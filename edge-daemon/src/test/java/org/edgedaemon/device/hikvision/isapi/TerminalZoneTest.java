package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalZoneTest {
  private static final String BERLIN = "CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00";
  private static final String SYDNEY = "CST-10:00:00DST01:00:00,M10.1.0/02:00:00,M4.1.0/03:00:00";
  private static final String NEW_YORK = "CST+5:00:00DST01:00:00,M3.2.0/02:00:00,M11.1.0/02:00:00";

  private static TerminalZone zone(String text) {
    return TerminalZone.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "CST-8:00:00, +08:00",
    "CST-1:00:00, +01:00",
    "CST+3:00:00, -03:00",
    "CST+03:00:00, -03:00",
    "CST-5:30:00, +05:30",
    "CST+4, -04:00",
    "CST4, -04:00",
    "CST-05:45, +05:45",
    "CST0:00:00, Z",
    "CST-0:00:00, Z"
  })
  void signsArePosix(String text, String offset) {
    assertThat(zone(text)).isEqualTo(new TerminalZone(ZoneOffset.of(offset), null));
  }

  @Test
  void blanksAndLineBreaksAroundDoNotMatter() {
    assertThat(zone("\n  CST-8:00:00\r\n ").standard()).isEqualTo(ZoneOffset.ofHours(8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UTC+8 Beijing",
        "+08:00",
        "CST-19:00:00",
        "CST-99",
        "C-8",
        "CST-8:00:00DST",
        "CST-8:00:00DST01:00:00,M13.5.0/02:00:00,M10.5.0/03:00:00",
        "CST-8:00:00DST01:00:00,M3.6.0/02:00:00,M10.5.0/03:00:00",
        "CST-8:00:00DST01:00:00,M3.5.7/02:00:00,M10.5.0/03:00:00",
        "CST-8:00:00DST01:00:00,M3.5.0/02:00:00",
        "CST-8:00:00DST99:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00",
        "CST-8:00:00DST04:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00",
        "CST-17:00:00DST02:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00",
        "CST-8:00:00DST01:00:00,M3.5.0/99:00:00,M10.5.0/03:00:00"
      })
  void whatIsNoZoneIsNone(String text) {
    assertThat(TerminalZone.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T01:59:59, +01:00",
    "2026-03-29T02:00:00, +02:00",
    "2026-03-29T03:00:00, +02:00",
    "2026-07-06T12:00:00, +02:00",
    "2026-10-25T02:59:59, +02:00",
    "2026-10-25T03:00:00, +01:00",
    "2026-12-31T23:59:59, +01:00"
  })
  void northernSummer(String wallClock, String offset) {
    assertThat(zone(BERLIN).offsetAt(LocalDateTime.parse(wallClock)))
        .isEqualTo(ZoneOffset.of(offset));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00, +11:00",
    "2026-04-05T02:59:59, +11:00",
    "2026-04-05T03:00:00, +10:00",
    "2026-07-01T00:00:00, +10:00",
    "2026-10-04T01:59:59, +10:00",
    "2026-10-04T03:00:00, +11:00"
  })
  void southernSummer(String wallClock, String offset) {
    assertThat(zone(SYDNEY).offsetAt(LocalDateTime.parse(wallClock)))
        .isEqualTo(ZoneOffset.of(offset));
  }

  @ParameterizedTest
  @CsvSource({"Europe/Berlin, 0", "Australia/Sydney, 1", "America/New_York, 2"})
  void agreesWithTheWorldsZonesHourByHour(String id, int which) {
    TerminalZone zone = zone(new String[] {BERLIN, SYDNEY, NEW_YORK}[which]);
    ZoneId world = ZoneId.of(id);
    Instant start = Instant.parse("2024-01-01T00:00:00Z");
    for (int hour = 0; hour < 3 * 366 * 24; hour++) {
      ZonedDateTime time = start.plusSeconds(hour * 3_600L).atZone(world);
      boolean second = !time.equals(time.withEarlierOffsetAtOverlap());
      if (!zone.offsetAt(time.toInstant()).equals(time.getOffset())
          || !(second || zone.offsetAt(time.toLocalDateTime()).equals(time.getOffset()))) {
        fail("at %s it says %s", time, zone.offsetAt(time.toInstant()));
      }
    }
  }

  @Test
  void anHourThatComesTwiceIsTheFirst() {
    LocalDateTime twice = LocalDateTime.parse("2026-10-25T02:30:00");
    assertThat(zone(BERLIN).offsetAt(twice)).isEqualTo(ZoneOffset.ofHours(2));
  }
}
