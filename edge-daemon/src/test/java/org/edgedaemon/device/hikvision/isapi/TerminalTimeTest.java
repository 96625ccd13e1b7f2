package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TerminalTimeTest {
  private static TerminalTime of(String body) {
    return TerminalTime.of(Samples.read(body)).orElseThrow();
  }

  @Test
  void readsTheSample() {
    TerminalTime time = of(Samples.S5_TIME);
    assertThat(time.mode()).isEqualTo("NTP");
    assertThat(time.localTime()).isEqualTo(EventTimes.parse("2026-07-06T08:31:12+08:00"));
    assertThat(time.zone()).isEqualTo(new TerminalZone(ZoneOffset.ofHours(8), null));
    assertThat(time.offset()).isEqualTo(ZoneOffset.ofHours(8));
    assertThat(time.instant()).isEqualTo(Instant.parse("2026-07-06T00:31:12Z"));
  }

  @Test
  void theZoneGivesTheOffsetWhereTheTimeHasNone() {
    TerminalTime time =
        of(
            "{\"Time\":{\"timeMode\":\"manual\",\"localTime\":\"2026-07-06T08:31:12\","
                + "\"timeZone\":\"CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00\"}}");
    assertThat(time.offset()).isEqualTo(ZoneOffset.ofHours(2));
    assertThat(time.instant()).isEqualTo(Instant.parse("2026-07-06T06:31:12Z"));
  }

  @Test
  void whatIsNotUnderstoodIsKept() {
    TerminalTime time = of("<Time><localTime>soon</localTime><timeZone>Mars</timeZone></Time>");
    assertThat(time.localTime().text()).isEqualTo("soon");
    assertThat(time.zoneText()).isEqualTo("Mars");
    assertThat(time.zone()).isNull();
    assertThat(time.offset()).isNull();
    assertThat(time.instant()).isNull();
    assertThat(of("<Time/>").instant()).isNull();
  }

  @Test
  void otherDocumentsAreNone() {
    assertThat(TerminalTime.of(Samples.read(Samples.S12_PUNCH))).isEmpty();
    assertThat(TerminalTime.of(Samples.read(Samples.S11_DEPLOY))).isEmpty();
  }
}
