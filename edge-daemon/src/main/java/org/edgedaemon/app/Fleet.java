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
import org.edgedaemon.device.Device;
import org.edgedaemon.device.hikvision.HikvisionDevice;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.http.HttpServerException;
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

  private final DevicePeers devicePeers;
  private final Function<DestinationSettings, Destination> destinationPeers;
  private final Ingest ingest;
  private final Forwarder forwarder;
  private final Terminals terminals;
  private final ApiDoors apiDoors;
  private final Map<DestinationId, Destination> destinations = new ConcurrentHashMap<>();

  Fleet(
      DevicePeers devicePeers,
      Function<DestinationSettings, Destination> destinationPeers,
      Ingest ingest,
      Forwarder forwarder,
      Terminals terminals,
      ApiDoors apiDoors) {
    this.devicePeers = devicePeers;
    this.destinationPeers = destinationPeers;
    this.ingest = ingest;
    this.forwarder = forwarder;
    this.terminals = terminals;
    this.apiDoors = apiDoors;
  }

  Optional<Destination> destination(DestinationId id) {
    return Optional.ofNullable(destinations.get(id));
  }

  /**
   * Destinations first: nobody's punches wait for a lane that is not there yet.
   *
   * @throws HttpServerException when a listener for pushes cannot be had
   */
  void begin(Settings settings) {
    terminals.prepare(settings);
    apiDoors.prepare(settings);
    settings.destinations().stream().filter(DestinationSettings::enabled).forEach(this::add);
    enabledDevices(settings).values().forEach(device -> add(device, devicePeers.device(device)));
    apiDoors.settle(settings);
  }

  /**
   * Applies what differs; returns one line per change. When a destination or a listener for pushes
   * cannot be made, all stays as it is.
   */
  List<String> change(Settings from, Settings to) {
    Map<DestinationId, DestinationSettings> wanted = enabledDestinations(to);
    Map<DestinationId, DestinationSettings> served = enabledDestinations(from);
    Map<DeviceId, DeviceSettings> wantedDevices = enabledDevices(to);
    Map<DeviceId, DeviceSettings> readDevices = enabledDevices(from);
    // Made before anything is changed: one that cannot be made leaves all as it is.
    Map<DestinationId, Destination> made = made(served, wanted, destinationPeers);
    Map<DeviceId, Device> madeDevices = made(readDevices, wantedDevices, devicePeers::device);
    prepareListeners(from, to, made);
    List<String> changes = new ArrayList<>();
    changeDestinations(served, wanted, made, changes);
    changeDevices(readDevices, wantedDevices, madeDevices, changes);
    terminals.settle(to);
    changes.addAll(apiDoors.settle(to));
    return changes;
  }

  /** What is new or has new settings. */
  private static <I, S, P> Map<I, P> made(Map<I, S> from, Map<I, S> to, Function<S, P> maker) {
    Map<I, P> made = new LinkedHashMap<>();
    to.forEach(
        (id, settings) -> {
          if (!settings.equals(from.get(id))) {
            made.put(id, maker.apply(settings));
          }
        });
    return made;
  }

  private void prepareListeners(Settings from, Settings to, Map<DestinationId, Destination> made) {
    try {
      terminals.prepare(to);
      apiDoors.prepare(to);
    } catch (HttpServerException e) {
      terminals.settle(from);
      made.values().forEach(Destination::close);
      throw e;
    }
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
      Map<DeviceId, DeviceSettings> from,
      Map<DeviceId, DeviceSettings> to,
      Map<DeviceId, Device> made,
      List<String> changes) {
    from.forEach(
        (id, settings) -> {
          if (!settings.equals(to.get(id))) {
            letGo(id);
            if (!to.containsKey(id)) {
              terminals.remove(id);
              changes.add("device " + id + " is no longer read");
            }
          }
        });
    made.forEach(
        (id, device) -> {
          add(Objects.requireNonNull(to.get(id)), device);
          changes.add("device " + id + (from.containsKey(id) ? " has new settings" : " is new"));
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

  private void add(DeviceSettings settings, Device device) {
    ingest.add(device, settings.poll());
    if (settings instanceof DeviceSettings.Hikvision hikvision
        && device instanceof HikvisionDevice terminal) {
      terminals.add(hikvision.config(), terminal);
    } else {
      terminals.remove(settings.id());
    }
  }

  private void add(DestinationSettings settings) {
    Destination destination = destinationPeers.apply(settings);
    destinations.put(destination.id(), destination);
    forwarder.add(destination, settings.lane());
  }

  /** Those that are read; callers of the local API come by themselves. */
  private static Map<DeviceId, DeviceSettings> enabledDevices(Settings settings) {
    return settings.devices().stream()
        .filter(DeviceSettings::enabled)
        .filter(device -> !(device instanceof DeviceSettings.Api))
        .collect(
            Collectors.toMap(
                DeviceSettings::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
  }

  private static Map<DestinationId, DestinationSettings> enabledDestinations(Settings settings) {
    return settings.destinations().stream()
        .filter(DestinationSettings::enabled)
        .collect(Collectors.toMap(DestinationSettings::id, Function.identity()));
  }
}
