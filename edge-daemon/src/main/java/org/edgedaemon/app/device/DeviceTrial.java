package org.edgedaemon.app.device;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.app.operator.Waiting;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.health.CheckResult.Status;
import org.edgedaemon.punch.DeviceId;

/**
 * Tests a device straight from a command, when no daemon runs. Nothing is read from it: its punches
 * stay where they are.
 */
public final class DeviceTrial {
  private static final Duration MOST = Duration.ofSeconds(60);

  private DeviceTrial() {}

  /** Of one that calls us: there is nobody to ask. */
  public static TestReport ofCaller(DeviceId id) {
    return new TestReport(id.value(), Status.OK, LiveDevices.CALLS_US, 0, Map.of());
  }

  /** Connects to one that is read, and lets it go; whatever goes wrong stands in the report. */
  public static TestReport of(DeviceSettings settings, DevicePorts ports) {
    long began = System.nanoTime();
    try {
      GateFiles gates = GateFiles.beside(ports.dataDir(), ports.blocking(), ports.clock());
      Device device = new DevicePeers(ports, gates).device(settings);
      DeviceSession session =
          Waiting.forResult(
              device.connect(
                  new ConnectRequest(
                      batch -> CompletableFuture.failedFuture(notStored()), null, true)),
              MOST,
              "the test of device " + settings.id());
      TestReport report = LiveDevices.report(device.status(), settings.id(), began);
      Waiting.forResult(session.close(), MOST, "letting go of device " + settings.id());
      return report;
    } catch (OperationException e) {
      return new TestReport(
          settings.id().value(),
          Status.DOWN,
          String.valueOf(e.getMessage()),
          Duration.ofNanos(System.nanoTime() - began).toMillis(),
          Map.of());
    }
  }

  private static IllegalStateException notStored() {
    return new IllegalStateException("a test stores nothing");
  }
}
