package org.edgedaemon.device.zk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.edgedaemon.punch.PunchTime;
import org.jspecify.annotations.Nullable;

/**
 * Places wall clock readings of one zone. Logs are in order, so the offset of a whole day without a
 * transition is kept.
 */
final class WallClock {
  private final ZoneId zone;
  private @Nullable LocalDate day;
  private @Nullable ZoneOffset dayOffset;

  WallClock(ZoneId zone) {
    this.zone = zone;
  }

  PunchTime place(LocalDateTime time) {
    LocalDate date = time.toLocalDate();
    if (!date.equals(day)) {
      day = date;
      dayOffset = offsetOfDay(date);
    }
    ZoneOffset offset = dayOffset;
    return offset == null
        ? PunchTime.of(time, zone)
        : new PunchTime(time, time.atOffset(offset), PunchTime.Clarity.CLEAR);
  }

  /** Null when there is a transition on that day or next to it. */
  private @Nullable ZoneOffset offsetOfDay(LocalDate date) {
    ZoneRules rules = zone.getRules();
    ZoneOffset offset = rules.getOffset(date.minusDays(1).atStartOfDay());
    var from = date.minusDays(1).atStartOfDay().toInstant(offset);
    ZoneOffsetTransition next = rules.nextTransition(from);
    boolean quiet =
        next == null
            || next.getInstant().isAfter(date.plusDays(2).atStartOfDay().toInstant(offset));
    return quiet && rules.getValidOffsets(date.minusDays(1).atStartOfDay()).size() == 1
        ? offset
        : null;
  }
}
