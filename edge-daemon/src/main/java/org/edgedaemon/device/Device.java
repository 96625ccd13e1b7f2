package org.edgedaemon.device;

import java.util.concurrent.CompletionStage;
import org.edgedaemon.punch.DeviceId;

/**
 * A configured reader we talk to. One session at a time. Nothing is opened before {@link #connect}.
 */
public interface Device {
  DeviceId id();

  /** A snapshot for health and commands; cheap, never blocks. */
  DeviceStatus status();

  /**
   * Opens a session: reachability, authentication, identity, clock.
   *
   * @return fails with a {@link DeviceException}
   */
  CompletionStage<DeviceSession> connect(ConnectRequest request);
}
