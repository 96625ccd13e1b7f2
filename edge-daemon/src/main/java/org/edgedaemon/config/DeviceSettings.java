package org.edgedaemon.config;

import org.edgedaemon.device.zk.ZkConfig;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;

/** One device of the etc file. A sealed family: one record per kind. */
public sealed interface DeviceSettings {
  DeviceId id();

  boolean enabled();

  PollConfig poll();

  /** {@code kind: zk}. */
  record Zk(ZkConfig config, PollConfig poll, boolean enabled) implements DeviceSettings {
    @Override
    public DeviceId id() {
      return config.id();
    }
  }
}
