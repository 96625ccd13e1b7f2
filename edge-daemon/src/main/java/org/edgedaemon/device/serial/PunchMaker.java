package org.edgedaemon.device.serial;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.PunchTime.Clarity;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;

/**
 * Makes punches of reads. A reader has no clock: the device time is our receive time in the
 * configured zone, to the second as every destination gets it; {@code receivedAt} keeps the
 * milliseconds. We know the moment, so no hour of a clock change is ambiguous.
 *
 * <p>Natural key: {@code serial|DEVICE|VALUE|MILLISECONDS|COUNT}. Milliseconds never step back in a
 * process even if the clock does, and the count tells reads of one millisecond apart, so no two
 * reads share a key. None is ever read again.
 */
final class PunchMaker {
  /** A clock before this was never set. */
  private static final int FIRST_PLAUSIBLE_YEAR = 2005;

  private final SerialConfig config;
  private final DeviceIdentity identity;
  private final InstantSource clock;
  private long lastMillis = Long.MIN_VALUE;
  private long count;

  PunchMaker(SerialConfig config, InstantSource clock) {
    this.config = config;
    this.identity =
        new DeviceIdentity(config.id(), "serial:" + config.id(), config.name(), "serial");
    this.clock = clock;
  }

  DeviceIdentity identity() {
    return identity;
  }

  Punch make(UserPin value) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    OffsetDateTime time =
        now.atZone(config.timeZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
    return new Punch(
        EventId.ofNaturalKey(keyOf(value, now)),
        identity,
        value,
        null,
        new PunchTime(time.toLocalDateTime(), time, Clarity.CLEAR),
        now,
        null,
        Direction.UNKNOWN,
        config.verifyMode(),
        null,
        PunchSource.SERIAL,
        new RawCodes(0, 0),
        time.getYear() >= FIRST_PLAUSIBLE_YEAR);
  }

  private String keyOf(UserPin value, Instant now) {
    long millis = now.toEpochMilli();
    if (millis > lastMillis) {
      lastMillis = millis;
      count = 0;
    } else {
      count++;
    }
    return "serial|" + config.id() + "|" + value + "|" + lastMillis + "|" + count;
  }
}
