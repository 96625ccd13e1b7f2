package org.edgedaemon.device.serial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.punch.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/** What is known of one reader, for anybody to look at at any time. */
final class StatusBoard {
  private final SerialConfig config;
  private final DeviceIdentity identity;
  private final InstantSource clock;
  private final Tally tally;
  private volatile State state = State.IDLE;
  private volatile boolean reached;
  private volatile @Nullable Instant lastContact;
  private volatile @Nullable Instant lastRecord;
  private volatile @Nullable String lastError;

  StatusBoard(SerialConfig config, DeviceIdentity identity, InstantSource clock, Tally tally) {
    this.config = config;
    this.identity = identity;
    this.clock = clock;
    this.tally = tally;
  }

  DeviceStatus snapshot() {
    return new DeviceStatus(
        state,
        reached ? identity : null,
        reached ? "serial" : null,
        lastContact,
        lastRecord,
        null,
        lastError,
        facts());
  }

  void state(State now) {
    state = now;
  }

  void opened() {
    reached = true;
    lastError = null;
    state = State.CONNECTED;
  }

  /** The reader sent something. */
  void contact() {
    lastContact = clock.instant();
  }

  /** A read has become durable. */
  void stored(Instant at) {
    lastRecord = at;
    lastError = null;
  }

  /** Something went wrong within a session that may go on. */
  void trouble(String message) {
    lastError = message;
  }

  void failed(String message) {
    lastError = message;
    state = State.FAILED;
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("port", config.port());
    facts.put("line", config.line().toString());
    tally.describe(facts, config.replies().any());
    Instant last = lastRecord;
    if (last != null) {
      long seconds = Math.max(0, Duration.between(last, clock.instant()).toSeconds());
      facts.put("last read", seconds + " s ago");
    }
    return Collections.unmodifiableMap(facts);
  }
}
