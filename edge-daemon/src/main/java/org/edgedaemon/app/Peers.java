package org.edgedaemon.app;

import java.time.InstantSource;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.cloud.CloudDestination;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.zk.Channels;
import org.edgedaemon.device.zk.ZkDevice;
import org.edgedaemon.device.zk.ZkFleet;
import org.edgedaemon.device.zk.ZkTimeouts;

/** Makes devices and destinations from their settings: the one place that knows every kind. */
final class Peers {
  private final Network network;
  private final Metrics metrics;
  private final InstantSource clock;
  private final ZkFleet zkFleet;

  Peers(Network network, Metrics metrics, InstantSource clock) {
    this.network = network;
    this.metrics = metrics;
    this.clock = clock;
    this.zkFleet =
        new ZkFleet(
            Channels.of(network.loops()),
            network.blocking(),
            ZkTimeouts.defaults(),
            clock,
            System::nanoTime);
  }

  Device device(DeviceSettings settings) {
    if (settings instanceof DeviceSettings.Zk zk) {
      return new ZkDevice(zk.config(), zkFleet);
    }
    throw new IllegalStateException("a device of " + settings.getClass() + " cannot be made");
  }

  Destination destination(DestinationSettings settings) {
    if (settings instanceof DestinationSettings.Cloud cloud) {
      return new TimedDestination(
          new CloudDestination(cloud.config(), network.clients(), clock),
          metrics.observer(Metric.LANE_ATTEMPT, cloud.id().value()),
          System::nanoTime);
    }
    throw new IllegalStateException("a destination of " + settings.getClass() + " cannot be made");
  }
}
