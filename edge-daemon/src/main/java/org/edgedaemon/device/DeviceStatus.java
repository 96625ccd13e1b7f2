package org.edgedaemon.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.edgedaemon.punch.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a device now.
 *
 * @param identity null until it has answered once
 * @param transport how it is talked to, for example {@code tcp}; null when never reached
 * @param lastContact when it last answered
 * @param lastRecord when the last punch came from it
 * @param clockOffset device clock minus ours, as last measured
 * @param lastError what went wrong last, cleared by success
 * @param facts further facts by name (firmware, users, records, capacity, …), in the order to show
 */
public record DeviceStatus(
    State state,
    @Nullable DeviceIdentity identity,
    @Nullable String transport,
    @Nullable Instant lastContact,
    @Nullable Instant lastRecord,
    @Nullable Duration clockOffset,
    @Nullable String lastError,
    Map<String, String> facts) {

  /** Where the conversation stands. */
  public enum State {
    /** No session, none wanted now. */
    IDLE,
    CONNECTING,
    CONNECTED,
    /** Connected and sending real-time events. */
    LIVE,
    /** The last attempt failed. */
    FAILED
  }

  public static DeviceStatus idle() {
    return new DeviceStatus(State.IDLE, null, null, null, null, null, null, Map.of());
  }
}
