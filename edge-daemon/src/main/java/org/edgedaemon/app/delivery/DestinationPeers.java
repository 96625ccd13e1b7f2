package org.edgedaemon.app.delivery;

import org.edgedaemon.admin.Metric;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.cloud.CloudDestination;
import org.edgedaemon.destination.firebase.FirestoreDestination;
import org.edgedaemon.destination.firebase.RealtimeDatabaseDestination;
import org.edgedaemon.destination.portal.PortalDestination;

/** Makes destinations from their settings: the one place that knows every kind. */
record DestinationPeers(DeliveryPorts ports) {
  /** One that tells how long its attempts take. */
  Destination destination(DestinationSettings settings) {
    return new TimedDestination(
        made(settings),
        ports.metrics().observer(Metric.LANE_ATTEMPT, settings.id().value()),
        System::nanoTime);
  }

  private Destination made(DestinationSettings settings) {
    if (settings instanceof DestinationSettings.Cloud cloud) {
      return new CloudDestination(cloud.config(), ports.clients(), ports.clock());
    }
    if (settings instanceof DestinationSettings.Portal portal) {
      return new PortalDestination(portal.config(), ports.clients(), ports.clock());
    }
    if (settings instanceof DestinationSettings.Firestore firestore) {
      return new FirestoreDestination(
          firestore.config(), ports.clients(), ports.loops(), ports.clock(), System::nanoTime);
    }
    if (settings instanceof DestinationSettings.RealtimeDatabase database) {
      return new RealtimeDatabaseDestination(
          database.config(), ports.clients(), ports.clock(), System::nanoTime);
    }
    throw new IllegalStateException("a destination of " + settings.getClass() + " cannot be made");
  }
}
