package org.edgedaemon.device.zk.codec;

import java.time.LocalDateTime;

/**
 * The times that a working log can hold. Packed numbers keep the order of the calendar, so bounds
 * are compared as numbers.
 *
 * @param from first plausible time
 * @param to last plausible time
 */
public record PlausibleTimes(PackedTime from, PackedTime to) {
  /** Terminals with a dead battery restart in 2000; none of this protocol is older than 2005. */
  public static final LocalDateTime EARLIEST = LocalDateTime.of(2005, 1, 1, 0, 0);

  private static final LocalDateTime LATEST = LocalDateTime.of(2099, 12, 31, 23, 59, 59);

  public PlausibleTimes {
    if (from.unsigned() > to.unsigned()) {
      throw new IllegalArgumentException("plausible times end at " + to + " before " + from);
    }
  }

  /** From 2005 to a day after {@code now}, a wall clock reading that can be trusted. */
  public static PlausibleTimes until(LocalDateTime now) {
    LocalDateTime end = now.isBefore(EARLIEST) ? EARLIEST : now.plusDays(1);
    return new PlausibleTimes(
        PackedTime.of(EARLIEST), PackedTime.of(end.isAfter(LATEST) ? LATEST : end));
  }

  /** Whether a time is possible and inside the bounds. */
  public boolean contains(PackedTime time) {
    return time.unsigned() >= from.unsigned()
        && time.unsigned() <= to.unsigned()
        && time.isPossible();
  }

  boolean containsBits(int bits) {
    return contains(new PackedTime(bits));
  }
}
