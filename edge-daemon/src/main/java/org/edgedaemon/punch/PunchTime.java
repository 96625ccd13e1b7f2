package org.edgedaemon.punch;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * When a punch happened: the device's wall clock as read, and the moment it means in the configured
 * zone.
 *
 * @param deviceTime the device's wall clock, zone-less, as read
 * @param occurredAt the same wall clock with the offset of the configured zone; in a gap (spring)
 *     the offset before the jump
 * @param clarity whether the wall clock named one moment, two (autumn overlap; the earlier one is
 *     taken) or none (spring gap)
 */
public record PunchTime(LocalDateTime deviceTime, OffsetDateTime occurredAt, Clarity clarity) {

  /** Whether a wall clock reading names exactly one moment. */
  public enum Clarity {
    CLEAR,
    AMBIGUOUS,
    SKIPPED
  }

  /** Places a wall clock reading into a zone. */
  public static PunchTime of(LocalDateTime deviceTime, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    if (rules.isFixedOffset()) {
      return new PunchTime(
          deviceTime, deviceTime.atOffset(rules.getOffset(deviceTime)), Clarity.CLEAR);
    }
    List<ZoneOffset> offsets = rules.getValidOffsets(deviceTime);
    if (offsets.isEmpty()) {
      ZoneOffset before = rules.getTransition(deviceTime).getOffsetBefore();
      return new PunchTime(deviceTime, deviceTime.atOffset(before), Clarity.SKIPPED);
    }
    Clarity clarity = offsets.size() == 1 ? Clarity.CLEAR : Clarity.AMBIGUOUS;
    return new PunchTime(deviceTime, deviceTime.atOffset(offsets.get(0)), clarity);
  }
}
