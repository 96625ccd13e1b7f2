package org.edgedaemon.entry;

import java.time.Instant;
import java.time.LocalDateTime;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/**
 * One thing the stores keep, before it has a sequence.
 *
 * @param eventId two entries of one kind with the same id are the same thing; the journal keeps the
 *     first. For a {@link EntryKind#READ_CURSOR} the id is that of the device, and the journal
 *     keeps the last
 * @param deviceTime the device's wall clock (second precision is enough)
 * @param receivedAt our clock
 * @param body the JSON that destinations get, without {@code seq}; at most {@link #MAX_BODY} bytes
 */
public record Entry(
    EntryKind kind,
    EventId eventId,
    DeviceId device,
    LocalDateTime deviceTime,
    Instant receivedAt,
    JsonBody body) {
  /** A bound for whoever reads entries back from a disk: 64 KiB. */
  public static final int MAX_BODY = 64 * 1024;

  public Entry {
    if (body.length() > MAX_BODY) {
      throw new IllegalArgumentException(
          "body of "
              + kind
              + " "
              + eventId
              + " has "
              + body.length()
              + " bytes, allowed are "
              + MAX_BODY);
    }
  }
}
