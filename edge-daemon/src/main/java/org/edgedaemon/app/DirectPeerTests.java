package org.edgedaemon.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.app.machine.Network;
import org.edgedaemon.app.operator.Waiting;
import org.edgedaemon.cli.PeerTests;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.health.CheckResult.Status;

/**
 * Tests peers straight from a command, when no daemon runs. Nothing is read from a device: its
 * punches stay where they are.
 */
final class DirectPeerTests implements PeerTests {
  private static final Duration MOST = Duration.ofSeconds(60);

  private final String version;
  private final InstantSource clock;

  DirectPeerTests(String version, InstantSource clock) {
    this.version = version;
    this.clock = clock;
  }

  @Override
  public TestReport device(DeviceSettings settings, Path dataDir) {
    if (settings instanceof DeviceSettings.Api) {
      return new TestReport(settings.id().value(), Status.OK, LiveDevices.CALLS_US, 0, Map.of());
    }
    long began = System.nanoTime();
    try (Network network = new Network("edge-daemon/" + version)) {
      GateFiles gates = GateFiles.beside(dataDir, network.blocking(), clock);
      Device device = new DevicePeers(network, clock, gates).device(settings);
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
      return failed(settings.id().value(), e, began);
    }
  }

  @Override
  public TestReport destination(DestinationSettings settings) {
    long began = System.nanoTime();
    try (Network network = new Network("edge-daemon/" + version);
        Destination destination =
            new DestinationPeers(network, new Metrics(version), clock).destination(settings)) {
      return LiveDestinations.test(destination);
    } catch (OperationException e) {
      return failed(settings.id().value(), e, began);
    }
  }

  private static IllegalStateException notStored() {
    return new IllegalStateException("a test stores nothing");
  }

  private static TestReport failed(String id, OperationException failure, long began) {
    return new TestReport(
        id,
        Status.DOWN,
        String.valueOf(failure.getMessage()),
        Duration.ofNanos(System.nanoTime() - began).toMillis(),
        Map.of());
  }
}
