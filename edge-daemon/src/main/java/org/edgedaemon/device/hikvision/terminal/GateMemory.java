package org.edgedaemon.device.hikvision.terminal;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.punch.DeviceId;

/** Keeps the outcome of logins over restarts. Does its work away from the calling thread. */
public interface GateMemory {
  CompletionStage<Optional<GateRecord>> load(DeviceId device);

  /** Completes when the record would survive a power cut. One at a time for a device. */
  CompletionStage<Void> store(DeviceId device, GateRecord gate);
}
