package org.edgedaemon.app.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneConfig;

/** The destinations in service: brings them from what they are to what the settings say. */
final class ServedDestinations {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Function<DestinationSettings, Destination> peers;
  private final Forwarder forwarder;
  private final Map<DestinationId, Destination> destinations = new ConcurrentHashMap<>();

  /**
   * @param peers makes a destination of its settings
   */
  ServedDestinations(Function<DestinationSettings, Destination> peers, Forwarder forwarder) {
    this.peers = peers;
    this.forwarder = forwarder;
  }

  Optional<Destination> destination(DestinationId id) {
    return Optional.ofNullable(destinations.get(id));
  }

  void begin(Settings settings) {
    settings.destinations().stream().filter(DestinationSettings::enabled).forEach(this::add);
  }

  private void add(DestinationSettings settings) {
    Destination destination = peers.apply(settings);
    destinations.put(destination.id(), destination);
    forwarder.add(destination, settings.lane());
  }

  /** Makes what is new or has new settings; nothing else is done before the change is applied. */
  DeliveryChange prepare(Settings from, Settings to) {
    Map<DestinationId, DestinationSettings> served = enabled(from);
    Map<DestinationId, DestinationSettings> wanted = enabled(to);
    Map<DestinationId, Destination> made = new LinkedHashMap<>();
    wanted.forEach(
        (id, settings) -> {
          if (!settings.equals(served.get(id))) {
            made.put(id, peers.apply(settings));
          }
        });
    return new Change(served, wanted, made);
  }

  private static Map<DestinationId, DestinationSettings> enabled(Settings settings) {
    return settings.destinations().stream()
        .filter(DestinationSettings::enabled)
        .collect(Collectors.toMap(DestinationSettings::id, Function.identity()));
  }

  private final class Change implements DeliveryChange {
    private final Map<DestinationId, DestinationSettings> served;
    private final Map<DestinationId, DestinationSettings> wanted;
    private final Map<DestinationId, Destination> made;

    Change(
        Map<DestinationId, DestinationSettings> served,
        Map<DestinationId, DestinationSettings> wanted,
        Map<DestinationId, Destination> made) {
      this.served = served;
      this.wanted = wanted;
      this.made = made;
    }

    @Override
    public List<String> apply() {
      List<String> changes = new ArrayList<>();
      served.keySet().stream()
          .filter(id -> !wanted.containsKey(id))
          .forEach(
              id -> {
                destinations.remove(id);
                forwarder.remove(id, PATIENCE);
                changes.add("destination " + id + " is no longer served");
              });
      made.forEach((id, destination) -> changes.add(serve(id, destination)));
      return changes;
    }

    private String serve(DestinationId id, Destination destination) {
      LaneConfig lane = Objects.requireNonNull(wanted.get(id)).lane();
      destinations.put(id, destination);
      if (served.containsKey(id)) {
        forwarder.replace(destination, lane, PATIENCE);
        return "destination " + id + " has new settings";
      }
      forwarder.add(destination, lane);
      return "destination " + id + " is new";
    }

    @Override
    public void forget() {
      made.values().forEach(Destination::close);
    }
  }
}
