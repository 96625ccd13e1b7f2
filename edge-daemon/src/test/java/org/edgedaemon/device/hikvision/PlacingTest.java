package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.edgedaemon.device.hikvision.isapi.EventTime;
import org.edgedaemon.device.hikvision.isapi.EventTimes;
import org.edgedaemon.device.hikvision.isapi.TerminalZone;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.PunchTime.Clarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacingTest {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final String BERLIN_LIKE =
      "CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00";

  @ParameterizedTest
  @CsvSource({
    "2026-07-06T08:30:55+08:00, 2026-07-06T00:30:55Z",
    "2026-07-06T08:30:55Z, 2026-07-06T08:30:55Z",
    "2017-12-01T09:01:18-6:00, 2017-12-01T15:01:18Z",
    "2026-07-06T11:46:3100:00, 2026-07-06T11:46:31Z",
    "2026-07-06T08:30:55, 2026-07-06T05:30:55Z",
    "1970-01-01T00:00:07+00:00, 1970-01-01T00:00:07Z"
  })
  void anOffsetInTheTextCountsElseTheConfiguredZone(String text, Instant moment) {
    Placing placing = Placing.of(Configs.config().zone(NAIROBI).build(), null, ZoneOffset.UTC);

    assertThat(place(placing, text).occurredAt().toInstant()).isEqualTo(moment);
  }

  @Test
  void anOffsetThatIsALieDoesNotCount() {
    Placing placing =
        Placing.of(Configs.config().zone(NAIROBI).distrusted().build(), null, ZoneOffset.UTC);

    PunchTime time = place(placing, "2026-07-06T08:30:55+00:00");

    assertThat(time.occurredAt()).isEqualTo(OffsetDateTime.parse("2026-07-06T08:30:55+03:00"));
    assertThat(time.deviceTime()).isEqualTo(LocalDateTime.of(2026, 7, 6, 8, 30, 55));
  }

  @ParameterizedTest
  @CsvSource({
    "CST-8:00:00, 2026-07-06T08:00:00, +08:00, CLEAR",
    "CST-5:30:00, 2026-07-06T08:00:00, +05:30, CLEAR",
    "CST+4, 2026-07-06T08:00:00, -04:00, CLEAR"
  })
  void theTerminalsOwnZoneCountsWhenNoneIsConfigured(
      String zone, String text, String offset, Clarity clarity) {
    PunchTime time = place(own(zone), text);

    assertThat(time.occurredAt().getOffset()).isEqualTo(ZoneOffset.of(offset));
    assertThat(time.clarity()).isEqualTo(clarity);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15T08:00:00, +01:00, CLEAR",
    "2026-07-06T08:00:00, +02:00, CLEAR",
    "2026-03-29T01:59:59, +01:00, CLEAR",
    "2026-03-29T02:30:00, +01:00, SKIPPED",
    "2026-03-29T03:00:00, +02:00, CLEAR",
    "2026-10-25T01:59:59, +02:00, CLEAR",
    "2026-10-25T02:30:00, +02:00, AMBIGUOUS",
    "2026-10-25T03:00:00, +01:00, CLEAR"
  })
  void theTerminalsDaylightSavingIsFollowedAsAZonesWouldBe(
      String text, String offset, Clarity clarity) {
    PunchTime time = place(own(BERLIN_LIKE), text);

    assertThat(time.occurredAt().getOffset()).isEqualTo(ZoneOffset.of(offset));
    assertThat(time.clarity()).isEqualTo(clarity);
    assertThat(time).isEqualTo(PunchTime.of(time.deviceTime(), ZoneId.of("Europe/Berlin")));
  }

  @Test
  void theMachinesZoneIsTheLastResort() {
    Placing placing = Placing.of(Configs.config().build(), null, NAIROBI);

    assertThat(place(placing, "2026-07-06T08:00:00").occurredAt())
        .isEqualTo(OffsetDateTime.parse("2026-07-06T08:00:00+03:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:07Z, false",
    "2014-12-31T23:59:59Z, false",
    "2015-01-01T00:00:00Z, true",
    "2026-07-06T12:05:00Z, true",
    "2026-07-06T12:05:01Z, false"
  })
  void aClockBeforeSuchTerminalsOrWellAheadIsImplausible(String text, boolean plausible) {
    Placing placing = Placing.of(Configs.config().build(), null, ZoneOffset.UTC);
    Instant now = Instant.parse("2026-07-06T12:00:00Z");

    assertThat(Placing.plausible(place(placing, text), now)).isEqualTo(plausible);
  }

  private static Placing own(String zone) {
    return Placing.of(
        Configs.config().build(), TerminalZone.parse(zone).orElseThrow(), ZoneOffset.UTC);
  }

  private static PunchTime place(Placing placing, String text) {
    EventTime time = EventTimes.parse(text);
    LocalDateTime wallClock = time.wallClock();
    assertThat(wallClock).isNotNull();
    return placing.place(time, wallClock);
  }
}
