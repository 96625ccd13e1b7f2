package org.edgedaemon.device.hikvision;

import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.TextHash;

/**
 * What two records of one event have in common whatever way they came, beside the serial number.
 * The wall clock counts, not its text: offsets are written differently here and there.
 */
final class Fingerprint {
  private Fingerprint() {}

  static TextHash of(AccessEvent event) {
    return TextHash.of(
        event.time().wallClock()
            + "|"
            + event.code()
            + "|"
            + event.person()
            + "|"
            + event.cardNo());
  }
}
