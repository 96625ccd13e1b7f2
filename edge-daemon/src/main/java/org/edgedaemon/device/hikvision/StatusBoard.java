package org.edgedaemon.device.hikvision;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.punch.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/** What is known of one terminal, for anybody to look at at any time. Any thread. */
final class StatusBoard {
  private final EventCounts counts;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private State state = State.IDLE;
  private @Nullable DeviceIdentity identity;
  private @Nullable String transport;
  private @Nullable Instant lastContact;
  private @Nullable Instant lastRecord;
  private @Nullable Duration clockOffset;
  private @Nullable String lastError;

  StatusBoard(EventCounts counts) {
    this.counts = counts;
  }

  synchronized DeviceStatus snapshot() {
    Map<String, String> shown = new LinkedHashMap<>(facts);
    String seen = counts.text();
    if (!seen.isEmpty()) {
      shown.put("events", seen);
    }
    return new DeviceStatus(
        state,
        identity,
        transport,
        lastContact,
        lastRecord,
        clockOffset,
        lastError,
        shown,
        counts.byName());
  }

  synchronized void state(State newState) {
    state = newState;
  }

  synchronized void failed(String message) {
    state = State.FAILED;
    lastError = message;
  }

  /** Something went wrong within a session that may go on. */
  synchronized void trouble(String message) {
    lastError = message;
  }

  /** A read or a connect went well. */
  synchronized void succeeded() {
    lastError = null;
  }

  synchronized void reached(DeviceIdentity who, String how) {
    identity = who;
    transport = how;
  }

  synchronized void contact(Instant now) {
    lastContact = now;
  }

  synchronized void record(Instant now) {
    lastRecord = now;
  }

  synchronized void clockOffset(Duration offset) {
    clockOffset = offset;
  }

  /** Notes a fact; null or empty takes it away. */
  synchronized void fact(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      facts.remove(name);
    } else {
      facts.put(name, value);
    }
  }
}
