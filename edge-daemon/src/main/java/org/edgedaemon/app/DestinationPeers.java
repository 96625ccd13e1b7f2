package org.edgedaemon.app;

import java.time.InstantSource;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.cloud.CloudDestination;

/** Makes destinations from their settings: the one place that knows every kind. */
record DestinationPeers(Network network, Metrics metrics, InstantSource clock) {
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
