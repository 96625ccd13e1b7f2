package org.edgedaemon.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.app.delivery.DestinationTrial;
import org.edgedaemon.app.device.DeviceTrial;
import org.edgedaemon.app.machine.Network;
import org.edgedaemon.cli.PeerTests;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;

/** Tests peers straight from a command, when no daemon runs, over a network of its own. */
final class DirectPeerTests implements PeerTests {
  private final String version;
  private final InstantSource clock;

  DirectPeerTests(String version, InstantSource clock) {
    this.version = version;
    this.clock = clock;
  }

  @Override
  public TestReport device(DeviceSettings settings, Path dataDir) {
    if (settings instanceof DeviceSettings.Api) {
      return DeviceTrial.ofCaller(settings.id());
    }
    try (Network network = network()) {
      return DeviceTrial.of(settings, RoomPorts.device(dataDir, network, clock));
    }
  }

  @Override
  public TestReport destination(DestinationSettings settings) {
    try (Network network = network()) {
      return DestinationTrial.of(
          settings, RoomPorts.delivery(network, new Metrics(version), clock));
    }
  }

  private Network network() {
    return new Network("edge-daemon/" + version);
  }
}
