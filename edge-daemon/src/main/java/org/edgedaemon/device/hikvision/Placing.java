package org.edgedaemon.device.hikvision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.edgedaemon.device.hikvision.isapi.EventTime;
import org.edgedaemon.device.hikvision.isapi.TerminalZone;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.PunchTime.Clarity;
import org.jspecify.annotations.Nullable;

/**
 * Places a terminal's times: by the offset that came with them if that is trusted, else by the
 * configured zone, else by the terminal's own, else by the machine's.
 */
final class Placing {
  /** No such terminal was made before. A clock without battery starts in 1970. */
  private static final int FIRST_YEAR = 2015;

  private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  private final boolean trustOffset;
  private final Function<LocalDateTime, PunchTime> byZone;
  private final Function<Instant, ZoneOffset> offsets;

  private Placing(
      boolean trustOffset,
      Function<LocalDateTime, PunchTime> byZone,
      Function<Instant, ZoneOffset> offsets) {
    this.trustOffset = trustOffset;
    this.byZone = byZone;
    this.offsets = offsets;
  }

  /**
   * @param own the terminal's zone; null when it does not tell it
   * @param machine when there is nothing better
   */
  static Placing of(HikvisionConfig config, @Nullable TerminalZone own, ZoneId machine) {
    ZoneId configured = config.timeZone();
    if (configured == null && own != null) {
      return new Placing(config.trustOffset(), wallClock -> inZone(wallClock, own), own::offsetAt);
    }
    ZoneId zone = configured == null ? machine : configured;
    return new Placing(
        config.trustOffset(),
        wallClock -> PunchTime.of(wallClock, zone),
        moment -> zone.getRules().getOffset(moment));
  }

  /**
   * Places a time.
   *
   * @param wallClock of {@code time}
   */
  PunchTime place(EventTime time, LocalDateTime wallClock) {
    ZoneOffset offset = time.offset();
    return trustOffset && offset != null
        ? new PunchTime(wallClock, wallClock.atOffset(offset), Clarity.CLEAR)
        : byZone.apply(wallClock);
  }

  /** What a clock of the zone shows at a moment. */
  LocalDateTime wallClock(Instant moment) {
    return LocalDateTime.ofInstant(moment, offsets.apply(moment));
  }

  /** Whether the terminal's clock can have been right. */
  static boolean plausible(PunchTime time, Instant now) {
    if (time.deviceTime().getYear() < FIRST_YEAR) {
      return false;
    }
    OffsetDateTime occurred = time.occurredAt();
    long ahead = occurred.toEpochSecond() - now.getEpochSecond() - MAX_AHEAD.toSeconds();
    return ahead < 0 || (ahead == 0 && occurred.getNano() <= now.getNano());
  }

  private static PunchTime inZone(LocalDateTime wallClock, TerminalZone zone) {
    ZoneOffset first = null;
    Clarity clarity = Clarity.CLEAR;
    for (ZoneOffset offset : zone.offsets()) {
      boolean valid = zone.offsetAt(wallClock.toInstant(offset)).equals(offset);
      if (valid && first == null) {
        first = offset;
      } else if (valid && !offset.equals(first)) {
        clarity = Clarity.AMBIGUOUS;
      }
    }
    return first == null
        ? new PunchTime(wallClock, wallClock.atOffset(zone.standard()), Clarity.SKIPPED)
        : new PunchTime(wallClock, wallClock.atOffset(first), clarity);
  }
}
