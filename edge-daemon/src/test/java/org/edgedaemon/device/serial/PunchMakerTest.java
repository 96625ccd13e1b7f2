package org.edgedaemon.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.UserPin;
import org.edgedaemon.punch.VerifyMode;
import org.junit.jupiter.api.Test;

class PunchMakerTest {
  private static final UserPin PIN = new UserPin("42");

  private Instant now = Instant.parse("2026-03-01T06:00:00.123456Z");
  private final InstantSource clock = () -> now;

  @Test
  void theTimeIsOursToTheSecondAndTheReceiptKeepsMilliseconds() {
    Punch punch = maker("Africa/Nairobi").make(PIN);

    assertThat(punch.time().deviceTime()).isEqualTo(LocalDateTime.of(2026, 3, 1, 9, 0, 0));
    assertThat(punch.time().occurredAt()).hasToString("2026-03-01T09:00+03:00");
    assertThat(punch.receivedAt()).isEqualTo(Instant.parse("2026-03-01T06:00:00.123Z"));
    assertThat(punch.eventId())
        .isEqualTo(
            EventId.ofNaturalKey("serial|gate|42|" + punch.receivedAt().toEpochMilli() + "|0"));
    assertThat(punch.verifyMode()).isEqualTo(VerifyMode.QR);
    assertThat(punch.plausible()).isTrue();
  }

  @Test
  void noHourOfAClockChangeIsAmbiguous() {
    PunchMaker maker = maker("Europe/Berlin");
    now = Instant.parse("2026-10-25T00:30:00Z");
    PunchTime first = maker.make(PIN).time();
    now = Instant.parse("2026-10-25T01:30:00Z");
    PunchTime second = maker.make(PIN).time();

    assertThat(first.deviceTime()).isEqualTo(second.deviceTime());
    assertThat(second.occurredAt()).isAfter(first.occurredAt());
    assertThat(second.clarity()).isEqualTo(PunchTime.Clarity.CLEAR);
  }

  @Test
  void noTwoReadsShareAKeyEvenWhenTheClockStepsBack() {
    PunchMaker maker = maker("UTC");
    Set<EventId> ids = new HashSet<>();
    Instant start = now;
    for (int step : new int[] {0, 0, 1, -500, 0, 1, 0, 2, -500, 3}) {
      now = start.plusMillis(step);
      for (int i = 0; i < 50; i++) {
        ids.add(maker.make(PIN).eventId());
      }
    }

    assertThat(ids).hasSize(500);
  }

  @Test
  void aClockThatWasNeverSetIsImplausible() {
    now = Instant.EPOCH;

    assertThat(maker("UTC").make(PIN).plausible()).isFalse();
  }

  private PunchMaker maker(String zone) {
    return new PunchMaker(SerialConfig.of(new DeviceId("gate"), "COM3", ZoneId.of(zone)), clock);
  }
}
