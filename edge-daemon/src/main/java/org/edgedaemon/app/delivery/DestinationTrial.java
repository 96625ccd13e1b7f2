package org.edgedaemon.app.delivery;

import java.time.Duration;
import java.util.Map;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.health.CheckResult.Status;

/** Tests a destination straight from a command, when no daemon runs. */
public final class DestinationTrial {
  private DestinationTrial() {}

  /** Asks it once; whatever goes wrong stands in the report. */
  public static TestReport of(DestinationSettings settings, DeliveryPorts ports) {
    long began = System.nanoTime();
    try (Destination destination = new DestinationPeers(ports).destination(settings)) {
      return LiveDestinations.test(destination);
    } catch (OperationException e) {
      return new TestReport(
          settings.id().value(),
          Status.DOWN,
          String.valueOf(e.getMessage()),
          Duration.ofNanos(System.nanoTime() - began).toMillis(),
          Map.of());
    }
  }
}
