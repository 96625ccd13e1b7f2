package org.edgedaemon.app.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgedaemon.app.device.door.ApiDoors;
import org.edgedaemon.app.device.door.Terminals;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.hikvision.HikvisionDevice;
import org.edgedaemon.http.HttpServerException;
import org.edgedaemon.ingest.Ingest;
import org.edgedaemon.punch.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices in service: brings them from what they are to what the settings say. */
final class Fleet {
  private static final Logger log = LoggerFactory.getLogger(Fleet.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DevicePeers devicePeers;
  private final Ingest ingest;
  private final Terminals terminals;
  private final ApiDoors apiDoors;

  Fleet(DevicePeers devicePeers, Ingest ingest, Terminals terminals, ApiDoors apiDoors) {
    this.devicePeers = devicePeers;
    this.ingest = ingest;
    this.terminals = terminals;
    this.apiDoors = apiDoors;
  }

  /**
   * Opens the listeners for devices that call us or push.
   *
   * @throws HttpServerException when one cannot be had
   */
  void listen(Settings settings) {
    terminals.prepare(settings);
    apiDoors.prepare(settings);
  }

  void begin(Settings settings) {
    enabledDevices(settings).values().forEach(device -> add(device, devicePeers.device(device)));
    apiDoors.settle(settings);
  }

  /**
   * Makes what is new or has new settings and opens listeners; nothing else is done before the
   * change is applied.
   *
   * @throws HttpServerException when a listener cannot be had; then all is as before
   */
  DeviceChange prepare(Settings from, Settings to) {
    Map<DeviceId, DeviceSettings> read = enabledDevices(from);
    Map<DeviceId, DeviceSettings> wanted = enabledDevices(to);
    // Made before anything is changed: one that cannot be made leaves all as it is.
    Map<DeviceId, Device> made = new LinkedHashMap<>();
    wanted.forEach(
        (id, settings) -> {
          if (!settings.equals(read.get(id))) {
            made.put(id, devicePeers.device(settings));
          }
        });
    try {
      listen(to);
    } catch (HttpServerException e) {
      terminals.settle(from);
      throw e;
    }
    return () -> {
      List<String> changes = new ArrayList<>();
      changeDevices(read, wanted, made, changes);
      terminals.settle(to);
      changes.addAll(apiDoors.settle(to));
      return changes;
    };
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

  /** Those that are read; callers of the local API come by themselves. */
  private static Map<DeviceId, DeviceSettings> enabledDevices(Settings settings) {
    return settings.devices().stream()
        .filter(DeviceSettings::enabled)
        .filter(device -> !(device instanceof DeviceSettings.Api))
        .collect(
            Collectors.toMap(
                DeviceSettings::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
  }
}
