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
 * @param counts what it has said since the daemon started, by a short name for what that was; empty
 *     where a protocol has nothing to count
 */
public record DeviceStatus(
    State state,
    @Nullable DeviceIdentity identity,
    @Nullable String transport,
    @Nullable Instant lastContact,
    @Nullable Instant lastRecord,
    @Nullable Duration clockOffset,
    @Nullable String lastError,
    Map<String, String> facts,
    Map<String, Long> counts) {
  /** In {@code counts}: stretches of its log that were overwritten before they were read. */
  public static final String LOST = "lost";

  /** Of a device that counts nothing. */
  public DeviceStatus(
      State state,
      @Nullable DeviceIdentity identity,
      @Nullable String transport,
      @Nullable Instant lastContact,
      @Nullable Instant lastRecord,
      @Nullable Duration clockOffset,
      @Nullable String lastError,
      Map<String, String> facts) {
    this(
        state,
        identity,
        transport,
        lastContact,
        lastRecord,
        clockOffset,
        lastError,
        facts,
        Map.of());
  }

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
