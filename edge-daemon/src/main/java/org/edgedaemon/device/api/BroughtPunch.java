package org.edgedaemon.device.api;

import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;

/**
 * A punch as a caller brought it.
 *
 * @param id the caller's own
 * @param pointer where it stood in the body
 */
record BroughtPunch(String id, String pointer, Punch punch) {
  /** The same for two punches that say the same, whatever their ids. */
  EventId content() {
    return EventId.ofNaturalKey(
        String.join(
            "\n",
            punch.user().value(),
            String.valueOf(punch.userName()),
            punch.time().occurredAt().toString(),
            punch.direction().wireName(),
            punch.verifyMode().wireName(),
            String.valueOf(punch.workCode())));
  }
}
