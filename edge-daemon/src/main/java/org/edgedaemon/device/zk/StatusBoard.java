package org.edgedaemon.device.zk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.punch.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one device, for anybody to look at at any time. Written by the one thread that
 * owns the device at the moment.
 */
final class StatusBoard {
  private final Map<String, String> facts = new LinkedHashMap<>();
  private volatile DeviceStatus status = DeviceStatus.idle();
  private volatile @Nullable Instant lastContact;
  private volatile @Nullable Instant lastRecord;

  DeviceStatus snapshot() {
    DeviceStatus s = status;
    return new DeviceStatus(
        s.state(),
        s.identity(),
        s.transport(),
        lastContact,
        lastRecord,
        s.clockOffset(),
        s.lastError(),
        s.facts());
  }

  void contact(Instant now) {
    lastContact = now;
  }

  void record(Instant now) {
    lastRecord = now;
  }

  synchronized void state(State state) {
    DeviceStatus s = status;
    publish(state, s.identity(), s.transport(), s.clockOffset(), s.lastError());
  }

  synchronized void failed(String message) {
    DeviceStatus s = status;
    publish(State.FAILED, s.identity(), s.transport(), s.clockOffset(), message);
  }

  /** Something went wrong within a session that may go on. */
  synchronized void trouble(String message) {
    DeviceStatus s = status;
    publish(s.state(), s.identity(), s.transport(), s.clockOffset(), message);
  }

  /** A read or a connect went well. */
  synchronized void succeeded() {
    DeviceStatus s = status;
    publish(s.state(), s.identity(), s.transport(), s.clockOffset(), null);
  }

  synchronized void reached(DeviceIdentity identity, String transport) {
    DeviceStatus s = status;
    publish(s.state(), identity, transport, s.clockOffset(), s.lastError());
  }

  synchronized void clockOffset(Duration offset) {
    DeviceStatus s = status;
    publish(s.state(), s.identity(), s.transport(), offset, s.lastError());
  }

  /** Notes a fact; null or empty takes it away. */
  synchronized void fact(String name, @Nullable String value) {
    String before = value == null || value.isEmpty() ? facts.remove(name) : facts.put(name, value);
    if (before == null ? value != null : !before.equals(value)) {
      DeviceStatus s = status;
      publish(s.state(), s.identity(), s.transport(), s.clockOffset(), s.lastError());
    }
  }

  private void publish(
      State state,
      @Nullable DeviceIdentity identity,
      @Nullable String transport,
      @Nullable Duration clockOffset,
      @Nullable String lastError) {
    Map<String, String> copy = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    status = new DeviceStatus(state, identity, transport, null, null, clockOffset, lastError, copy);
  }
}
