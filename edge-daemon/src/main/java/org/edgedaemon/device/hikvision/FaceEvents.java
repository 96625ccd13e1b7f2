package org.edgedaemon.device.hikvision;

import java.util.Set;
import org.edgedaemon.device.Recognition.Outcome;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.EventCodes;
import org.jspecify.annotations.Nullable;

/** Which events say that a face was looked at, and what came of it. */
final class FaceEvents {
  /**
   * Face, alone or with card, password, fingerprint, employee number, failed; no usable face; no
   * living one. Timeouts looked at nobody.
   */
  private static final Set<Integer> NOT_MATCHED = Set.of(55, 58, 61, 64, 67, 76, 78, 80, 104);

  private FaceEvents() {}

  /** Null when the event is of something else. */
  static @Nullable Outcome outcome(EventCode code) {
    if (EventCodes.isFace(code)) {
      return Outcome.MATCHED;
    }
    boolean failed = code.major() == EventCode.EVENT && NOT_MATCHED.contains(code.minor());
    return failed ? Outcome.NOT_MATCHED : null;
  }
}
