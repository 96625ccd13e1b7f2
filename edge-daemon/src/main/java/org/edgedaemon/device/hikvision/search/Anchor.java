package org.edgedaemon.device.hikvision.search;

import java.time.LocalDateTime;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.EventTime;
import org.edgedaemon.device.hikvision.isapi.EventTimes;
import org.jspecify.annotations.Nullable;

/**
 * The newest record that is durably ours: as long as the terminal still has it under its number,
 * its counter was not reset.
 *
 * @param serial 0 when the terminal numbers nothing
 * @param time as written, at most {@value #MAX_TIME} characters
 */
public record Anchor(long serial, String time, EventCode code) {
  static final int MAX_TIME = 64;

  static Anchor of(AccessEvent event) {
    Long serial = event.serialNo();
    String text = event.time().text();
    return new Anchor(
        serial == null ? 0 : serial,
        text.length() <= MAX_TIME ? text : text.substring(0, MAX_TIME),
        event.code());
  }

  /** Null when its time is no time. */
  @Nullable LocalDateTime wallClock() {
    return EventTimes.parse(time).wallClock();
  }

  /**
   * Whether this is the same record. A terminal that was told another time zone shows its old
   * records under another offset, or at another wall clock: either of them being equal will do.
   */
  boolean isSame(AccessEvent event) {
    Anchor other = of(event);
    return serial == other.serial && code.equals(other.code) && sameTime(other);
  }

  private boolean sameTime(Anchor other) {
    EventTime ours = EventTimes.parse(time);
    EventTime theirs = EventTimes.parse(other.time);
    LocalDateTime ourWall = ours.wallClock();
    LocalDateTime theirWall = theirs.wallClock();
    if (time.equals(other.time) || ourWall == null || theirWall == null) {
      return time.equals(other.time);
    }
    return ourWall.equals(theirWall)
        || (ours.offset() != null
            && theirs.offset() != null
            && ourWall.toInstant(ours.offset()).equals(theirWall.toInstant(theirs.offset())));
  }
}
