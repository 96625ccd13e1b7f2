package org.edgedaemon.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.ingest.Ingest;
import org.edgedaemon.punch.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices and destinations in service: brings them from what they are to what the settings say.
 */
final class Fleet {
  private static final Logger log = LoggerFactory.getLogger(Fleet.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Peers peers;
  private final Ingest ingest;
  private final Forwarder forwarder;
  private final Map<DestinationId, Destination> destinations = new ConcurrentHashMap<>();

  Fleet(Peers peers, Ingest ingest, Forwarder forwarder) {
    this.peers = peers;
    this.ingest = ingest;
    this.forwarder = forwarder;
  }

  Optional<Destination> destination(DestinationId id) {
    return Optional.ofNullable(destinations.get(id));
  }

  /** Destinations first: nobody's punches wait for a lane that is not there yet. */
  void begin(Settings settings) {
    settings.destinations().stream().filter(DestinationSettings::enabled).forEach(this::add);
    settings.devices().stream().filter(DeviceSettings::enabled).forEach(this::add);
  }

  /** Applies what differs; returns one line per change. */
  List<String> change(Settings from, Settings to) {
    List<String> changes = new ArrayList<>();
    Map<DestinationId, DestinationSettings> wanted = enabledDestinations(to);
    Map<DestinationId, DestinationSettings> served = enabledDestinations(from);
    // Made before anything is changed: one that cannot be made leaves all as it is.
    Map<DestinationId, Destination> made = new LinkedHashMap<>();
    wanted.forEach(
        (id, settings) -> {
          if (!settings.equals(served.get(id))) {
            made.put(id, peers.destination(settings));
          }
        });
    changeDestinations(served, wanted, made, changes);
    changeDevices(enabledDevices(from), enabledDevices(to), changes);
    return changes;
  }

  private void changeDestinations(
      Map<DestinationId, DestinationSettings> from,
      Map<DestinationId, DestinationSettings> to,
      Map<DestinationId, Destination> made,
      List<String> changes) {
    from.forEach(
        (id, settings) -> {
          if (!to.containsKey(id)) {
            destinations.remove(id);
            forwarder.remove(id, PATIENCE);
            changes.add("destination " + id + " is no longer served");
          }
        });
    made.forEach(
        (id, destination) -> {
          LaneConfig lane = Objects.requireNonNull(to.get(id)).lane();
          destinations.put(id, destination);
          if (from.containsKey(id)) {
            forwarder.replace(destination, lane, PATIENCE);
            changes.add("destination " + id + " has new settings");
          } else {
            forwarder.add(destination, lane);
            changes.add("destination " + id + " is new");
          }
        });
  }

  private void changeDevices(
      Map<DeviceId, DeviceSettings> from, Map<DeviceId, DeviceSettings> to, List<String> changes) {
    from.forEach(
        (id, settings) -> {
          if (!settings.equals(to.get(id))) {
            letGo(id);
            if (!to.containsKey(id)) {
              changes.add("device " + id + " is no longer read");
            }
          }
        });
    to.forEach(
        (id, settings) -> {
          if (!settings.equals(from.get(id))) {
            add(settings);
            changes.add("device " + id + (from.containsKey(id) ? " has new settings" : " is new"));
          }
        });
  }

  private void letGo(DeviceId id) {
    try {
      ingest.remove(id).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("device {} did not let go within {} s: {}", id, PATIENCE.toSeconds(), e.toString());
    }
  }

  private void add(DeviceSettings settings) {
    ingest.add(peers.device(settings), settings.poll());
  }

  private void add(DestinationSettings settings) {
    Destination destination = peers.destination(settings);
    destinations.put(destination.id(), destination);
    forwarder.add(destination, settings.lane());
  }

  private static Map<DeviceId, DeviceSettings> enabledDevices(Settings settings) {
    return settings.devices().stream()
        .filter(DeviceSettings::enabled)
        .collect(Collectors.toMap(DeviceSettings::id, Function.identity()));
  }

  private static Map<DestinationId, DestinationSettings> enabledDestinations(Settings settings) {
    return settings.destinations().stream()
        .filter(DestinationSettings::enabled)
        .collect(Collectors.toMap(DestinationSettings::id, Function.identity()));
  }
}
