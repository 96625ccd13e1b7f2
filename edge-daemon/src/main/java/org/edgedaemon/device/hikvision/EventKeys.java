package org.edgedaemon.device.hikvision;

import java.nio.charset.StandardCharsets;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/**
 * The natural keys of a terminal's events. A serial number is unique within an epoch, which is the
 * time from one reset of the terminal's counter to the next.
 */
final class EventKeys {
  /** What all keys of one kind begin with, for as long as an epoch lasts. */
  private static final class Beginning {
    private final String kind;
    private final int epoch;
    private final byte[] bytes;

    Beginning(String kind, int epoch, String text) {
      this.kind = kind;
      this.epoch = epoch;
      this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private final String deviceSerial;
  private Beginning last = new Beginning("", 0, "");

  EventKeys(String deviceSerial) {
    this.deviceSerial = deviceSerial;
  }

  EventId punch(AccessEvent event, int epoch) {
    return of("hik|", event, epoch);
  }

  EventId recognition(AccessEvent event, int epoch) {
    return of("hik-face|", event, epoch);
  }

  private EventId of(String kind, AccessEvent event, int epoch) {
    Beginning begin = last;
    if (begin.epoch != epoch || !begin.kind.equals(kind)) {
      begin = new Beginning(kind, epoch, kind + deviceSerial + '|' + epoch + '|');
      last = begin;
    }
    return EventId.ofNaturalKey(begin.bytes, within(event));
  }

  /** What names an event within its epoch: the same for all the ways that it can come. */
  static String within(AccessEvent event) {
    Long serial = event.serialNo();
    return serial == null ? described(event) : serial.toString();
  }

  private static String described(AccessEvent event) {
    return event.time().text()
        + '|'
        + event.code().major()
        + '|'
        + event.code().minor()
        + '|'
        + orEmpty(event.person() == null ? event.cardNo() : event.person())
        + '|'
        + event.doorNo()
        + '|'
        + event.cardReaderNo();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
