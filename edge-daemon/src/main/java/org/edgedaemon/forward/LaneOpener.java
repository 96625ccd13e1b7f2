package org.edgedaemon.forward;

import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.Lane;

/**
 * Opens the lane of a destination. A damaged lane is set aside by the opener and comes up empty;
 * the forwarder refills it. Fails with an {@link org.edgedaemon.outbox.OutboxException}, and is
 * then asked again later.
 */
@FunctionalInterface
public interface LaneOpener {
  Lane open(DestinationId destination);
}
