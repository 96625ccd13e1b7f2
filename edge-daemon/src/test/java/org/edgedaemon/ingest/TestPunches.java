package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;
import org.edgedaemon.punch.VerifyMode;

/** Punches to test with. */
final class TestPunches {
  static final DeviceIdentity DEVICE =
      new DeviceIdentity(new DeviceId("front-door"), "A8N5210001", "Front \"door\"", "zk");

  private TestPunches() {}

  static Punch punch(int number) {
    return at(
        LocalDateTime.of(2026, 3, 1, 8, 59, 31).plusSeconds(number),
        ZoneId.of("Africa/Nairobi"),
        true);
  }

  /** As a search of the device's log gives it. */
  static Punch read(int number) {
    LocalDateTime time = LocalDateTime.of(2026, 3, 1, 8, 59, 31).plusSeconds(number);
    return punch(
        time, ZoneId.of("Africa/Nairobi"), true, PunchSource.HIK_SEARCH, new RawCodes(0, 1));
  }

  static Punch withEvent(int number, String event) {
    LocalDateTime time = LocalDateTime.of(2026, 3, 1, 8, 59, 31).plusSeconds(number);
    return punch(
        time, ZoneId.of("Africa/Nairobi"), true, PunchSource.HIK_STREAM, new RawCodes(0, 1, event));
  }

  static Punch at(LocalDateTime time, ZoneId zone, boolean plausible) {
    return punch(time, zone, plausible, PunchSource.ZK_LIVE, new RawCodes(0, 1));
  }

  private static Punch punch(
      LocalDateTime time, ZoneId zone, boolean plausible, PunchSource source, RawCodes raw) {
    return new Punch(
        EventId.ofNaturalKey("zk|A8N5210001|0017|" + time),
        DEVICE,
        new UserPin("0017"),
        null,
        PunchTime.of(time, zone),
        Instant.parse("2026-03-01T06:00:00.250Z"),
        Duration.ofMillis(-1500),
        Direction.CHECK_IN,
        VerifyMode.FINGERPRINT,
        "0",
        source,
        raw,
        plausible);
  }
}
