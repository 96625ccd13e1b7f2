package org.edgedaemon.device.hikvision;

import java.util.Set;
import org.edgedaemon.device.Recognition.Outcome;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.jspecify.annotations.Nullable;

/** Which events say that a face was looked at, and what came of it. */
final class FaceEvents {
  /** Face, alone or with card, password, fingerprint, employee number. */
  private static final Set<Integer> MATCHED = Set.of(54, 57, 60, 63, 66, 75, 77);

  /** The same combinations failed, no usable face, no living one. Timeouts looked at nobody. */
  private static final Set<Integer> NOT_MATCHED = Set.of(55, 58, 61, 64, 67, 76, 78, 80, 104);

  private FaceEvents() {}

  /** Null when the event is of something else. */
  static @Nullable Outcome outcome(EventCode code) {
    if (code.major() != EventCode.EVENT) {
      return null;
    }
    if (MATCHED.contains(code.minor())) {
      return Outcome.MATCHED;
    }
    return NOT_MATCHED.contains(code.minor()) ? Outcome.NOT_MATCHED : null;
  }
}
