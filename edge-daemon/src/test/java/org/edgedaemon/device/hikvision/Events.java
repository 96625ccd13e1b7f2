package org.edgedaemon.device.hikvision;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.EventTime;
import org.jspecify.annotations.Nullable;

/** Events for tests: one a minute from the morning of 6 July 2026, at an offset of eight hours. */
final class Events {
  static final LocalDateTime MORNING = LocalDateTime.of(2026, 7, 6, 8, 0);
  static final EventCode FACE = new EventCode(5, 75);

  private Events() {}

  /** A face, verified, of person 00017; the minute follows the serial number. */
  static AccessEvent punch(long serial) {
    return event(serial, FACE, "00017", MORNING.plusMinutes(serial));
  }

  static AccessEvent door(long serial) {
    return event(serial, new EventCode(5, 21), null, MORNING.plusMinutes(serial));
  }

  static AccessEvent event(
      @Nullable Long serial, EventCode code, @Nullable String person, LocalDateTime time) {
    return event(serial, code, person, new EventTime(time + "+08:00", time, ZoneOffset.ofHours(8)));
  }

  static AccessEvent event(
      @Nullable Long serial, EventCode code, @Nullable String person, EventTime time) {
    return new AccessEvent(
        code, serial, null, time, person, null, null, 1, 1, null, null, null, false, "{\"a\":1}");
  }

  static AccessEvent after(AccessEvent event, long front) {
    return new AccessEvent(
        event.code(),
        event.serialNo(),
        front,
        event.time(),
        event.person(),
        event.name(),
        event.cardNo(),
        event.doorNo(),
        event.cardReaderNo(),
        event.attendanceStatus(),
        event.similarity(),
        event.current(),
        event.remoteCheck(),
        event.raw());
  }

  /** The same with other words for what only punches look at. */
  static AccessEvent saying(
      AccessEvent event, @Nullable String name, @Nullable String card, @Nullable String status) {
    return new AccessEvent(
        event.code(),
        event.serialNo(),
        event.frontSerialNo(),
        event.time(),
        event.person(),
        name,
        card,
        event.doorNo(),
        event.cardReaderNo(),
        status,
        event.similarity(),
        event.current(),
        event.remoteCheck(),
        event.raw());
  }
}
