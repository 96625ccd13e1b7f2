package org.edgedaemon.device;

import java.time.Instant;
import java.util.Locale;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;
import org.jspecify.annotations.Nullable;

/**
 * A face that a terminal looked at, whether it let the person in or not. Says nothing of
 * attendance; a punch of the same moment is an event of its own, with an id of its own.
 *
 * @param user who it was taken for; null when for nobody
 * @param userName that person's name if known
 * @param score how sure the terminal was, as it gives it; null when it gives none
 */
public record Recognition(
    EventId eventId,
    DeviceIdentity device,
    Outcome outcome,
    @Nullable UserPin user,
    @Nullable String userName,
    @Nullable Double score,
    PunchTime time,
    Instant receivedAt,
    RawCodes raw) {

  /** What came of the look. */
  public enum Outcome {
    MATCHED,
    NOT_MATCHED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in the recognition's JSON. */
    public String wireName() {
      return wireName;
    }
  }
}
