package org.edgedaemon.app.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.outbox.DeliveryCounts;
import org.edgedaemon.outbox.DeliveryLog;
import org.edgedaemon.outbox.DeliveryState;

/** A lane's page with how its marks and students fare, where it has any. */
record DeliveryHealth(HealthCheck lane, DeliveryLog log) implements HealthCheck {
  @Override
  public ComponentHealth check() {
    ComponentHealth health = lane.check();
    DeliveryCounts counts = log.counts().get(new DestinationId(health.name()));
    if (counts == null) {
      return health;
    }
    Map<String, Object> facts = new LinkedHashMap<>(health.facts());
    for (DeliveryState state : DeliveryState.values()) {
      facts.put("records_" + state.word(), counts.of(state));
    }
    counts.successRatio().ifPresent(ratio -> facts.put("success_rate", ratio));
    return new ComponentHealth(health.family(), health.name(), health.result(), facts);
  }
}
