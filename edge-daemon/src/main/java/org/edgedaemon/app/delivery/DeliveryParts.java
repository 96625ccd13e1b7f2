package org.edgedaemon.app.delivery;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.edgedaemon.admin.DeadLetterOperations;
import org.edgedaemon.admin.DestinationOperations;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.OutboxOperations;
import org.edgedaemon.config.Settings;
import org.edgedaemon.forward.ForwardStores;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.outbox.DeliveryLog;

/** Delivery in the running daemon, as the etc file wants it. */
public final class DeliveryParts {
  private final ForwardStores stores;
  private final DeliveryLog log;
  private final Forwarder forwarder;
  private final InstantSource clock;
  private final ServedDestinations served;

  /**
   * Makes no destination yet.
   *
   * @param log what comes of marks and students
   */
  public DeliveryParts(
      DeliveryPorts ports, ForwardStores stores, DeliveryLog log, Forwarder forwarder) {
    this.stores = stores;
    this.log = log;
    this.forwarder = forwarder;
    this.clock = ports.clock();
    DestinationPeers peers = new DestinationPeers(ports);
    this.served =
        new ServedDestinations(
            destination -> new NotedDestination(peers.destination(destination), log, clock),
            forwarder);
  }

  /**
   * Takes up the destinations of the settings.
   *
   * @throws org.edgedaemon.http.HttpClientException when a CA file cannot be used
   */
  public void begin(Settings settings) {
    served.begin(settings);
  }

  /**
   * Makes what other settings ask for; nothing else is done before the change is applied.
   *
   * @throws org.edgedaemon.http.HttpClientException when a CA file cannot be used
   */
  public DeliveryChange prepare(Settings from, Settings to) {
    return served.prepare(from, to);
  }

  /** A page for each lane. */
  public List<HealthCheck> healthChecks() {
    return forwarder.healthChecks().stream()
        .<HealthCheck>map(lane -> new DeliveryHealth(lane, log))
        .toList();
  }

  /** Shows lanes and deliveries in metrics. */
  public void register(Metrics metrics) {
    new DeliveryMetrics(forwarder, log, clock).register(metrics);
  }

  /** What an operator can do with destinations. */
  public DestinationOperations destinations(Supplier<Settings> settings) {
    return new LiveDestinations(settings, forwarder, served::destination);
  }

  /** What an operator can do with the outbox. */
  public OutboxOperations outbox(Supplier<Settings> settings) {
    return new LiveOutbox(settings, forwarder, stores.journal());
  }

  /** What an operator can do with dead letters. */
  public DeadLetterOperations deadLetters() {
    return new LiveDeadLetters(stores.deadLetters(), forwarder::retryNow);
  }
}
