package org.edgedaemon.device.hikvision;

import java.time.LocalDateTime;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.FieldHash;

/**
 * What two records of one event have in common whatever way they came, beside the serial number.
 * The wall clock counts, not its text: offsets are written differently here and there.
 */
final class Fingerprint {
  private Fingerprint() {}

  static long of(AccessEvent event) {
    LocalDateTime time = event.time().wallClock();
    return new FieldHash()
        .add(time == null ? -1 : time.toLocalDate().toEpochDay())
        .add(time == null ? -1 : time.toLocalTime().toNanoOfDay())
        .add(event.code().major())
        .add(event.code().minor())
        .add(event.person())
        .add(event.cardNo())
        .high();
  }
}
