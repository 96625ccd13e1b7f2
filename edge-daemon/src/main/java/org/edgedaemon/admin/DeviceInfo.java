package org.edgedaemon.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A device as an operator sees it.
 *
 * @param kind as in the etc file
 * @param address where it is configured to be, without secrets
 * @param serial null until it has answered once
 * @param clockOffsetSeconds device clock minus ours; null when not measured
 * @param facts further facts by name, in the order to show
 */
public record DeviceInfo(
    String id,
    String name,
    String kind,
    String address,
    boolean enabled,
    DeviceStatus.State state,
    @Nullable String serial,
    @Nullable String transport,
    @Nullable Instant lastContact,
    @Nullable Instant lastRecord,
    @Nullable Double clockOffsetSeconds,
    @Nullable String lastError,
    Map<String, String> facts) {
  public DeviceInfo {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** What the etc file and the device's own status say together. */
  public static DeviceInfo of(
      DeviceId id, String name, String kind, String address, boolean enabled, DeviceStatus status) {
    DeviceIdentity identity = status.identity();
    return new DeviceInfo(
        id.value(),
        name,
        kind,
        address,
        enabled,
        status.state(),
        identity == null ? null : identity.serial(),
        status.transport(),
        status.lastContact(),
        status.lastRecord(),
        seconds(status.clockOffset()),
        status.lastError(),
        status.facts());
  }

  private static @Nullable Double seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis() / 1000.0;
  }
}
