package org.edgedaemon.device.hikvision;

import java.time.LocalDateTime;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.jspecify.annotations.Nullable;

/**
 * What two records of one event have in common whatever way they came, beside the serial number.
 * The wall clock counts, not its text: offsets are written differently here and there.
 */
record Fingerprint(
    @Nullable LocalDateTime wallClock,
    EventCode code,
    @Nullable String person,
    @Nullable String cardNo) {

  static Fingerprint of(AccessEvent event) {
    return new Fingerprint(event.time().wallClock(), event.code(), event.person(), event.cardNo());
  }
}
