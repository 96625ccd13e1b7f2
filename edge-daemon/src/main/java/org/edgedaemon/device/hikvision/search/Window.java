package org.edgedaemon.device.hikvision.search;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchCondition.SerialWindow;
import org.edgedaemon.device.hikvision.isapi.SearchCondition.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * The part of the log that a search is for: by serial number, by time, or all of it.
 *
 * @param from the window's wall clock, with {@code times}
 * @param to the window's wall clock, with {@code times}
 */
record Window(
    @Nullable SerialWindow serials,
    @Nullable TimeWindow times,
    @Nullable LocalDateTime from,
    @Nullable LocalDateTime to) {
  /** Rows a little outside may come of another offset; further out the window was ignored. */
  private static final int STRAY_HOURS = 25;

  private static final DateTimeFormatter WALL_CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  static final Window ALL = new Window(null, null, null, null);

  static Window serials(long first, long last) {
    return new Window(new SerialWindow(first, last), null, null, null);
  }

  /** Both ends inclusive, whole seconds, written in the terminal's own offset. */
  static Window times(LocalDateTime from, LocalDateTime to, TerminalClock clock) {
    TimeWindow times = new TimeWindow(text(from, clock), text(to, clock));
    return new Window(null, times, from, to);
  }

  /** Whether a row can be the answer to this. */
  boolean admits(AccessEvent row) {
    Long serial = row.serialNo();
    if (serials != null) {
      return serial == null || (serial >= serials.first() && serial <= serials.last());
    }
    LocalDateTime at = row.time().wallClock();
    if (from == null || to == null || at == null) {
      return true;
    }
    return !at.isBefore(from.minusHours(STRAY_HOURS)) && !at.isAfter(to.plusHours(STRAY_HOURS));
  }

  private static String text(LocalDateTime wall, TerminalClock clock) {
    ZoneOffset offset = clock.offsetAt(wall);
    String zone = offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
    return wall.format(WALL_CLOCK) + zone;
  }
}
