package org.edgedaemon.app.device.door;

import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.api.ApiDevice;
import org.edgedaemon.device.api.ApiParts;
import org.edgedaemon.device.api.LocalApi;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.http.HttpServerException;
import org.edgedaemon.http.Route;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * The local API on the admin port and on listeners of its own. Its devices call us, so they are no
 * part of ingest. One thread at a time changes it.
 */
public final class ApiDoors implements AutoCloseable {
  private record Door(LocalApi api, HttpServer server) {}

  private final ApiParts parts;
  private final EventLoopGroup loops;
  private final LocalApi onAdminPort;
  private final Map<ListenAddress, Door> doors = new LinkedHashMap<>();
  private final Map<DeviceId, DeviceSettings.Api> served = new HashMap<>();
  private volatile Map<DeviceId, ApiDevice> devices = Map.of();

  /** Opens nothing yet. */
  public ApiDoors(ApiParts parts, EventLoopGroup loops) {
    this.parts = parts;
    this.loops = loops;
    this.onAdminPort = new LocalApi(parts);
  }

  /** The calls that the admin port serves. */
  public List<Route> routes() {
    return onAdminPort.routes();
  }

  /** The status of each device of this kind that is served. */
  public Map<DeviceId, DeviceStatus> statuses() {
    return devices.values().stream().collect(Collectors.toMap(ApiDevice::id, ApiDevice::status));
  }

  /** A page for each device of this kind that is served. */
  public List<HealthCheck> healthChecks() {
    return devices.values().stream().<HealthCheck>map(device -> () -> health(device)).toList();
  }

  private static ComponentHealth health(ApiDevice device) {
    DeviceStatus status = device.status();
    Map<String, Object> facts = new LinkedHashMap<>(status.facts());
    facts.put("last_contact", String.valueOf(status.lastContact()));
    facts.put("last_record", String.valueOf(status.lastRecord()));
    return new ComponentHealth("device", device.id().value(), CheckResult.ok("takes calls"), facts);
  }

  /**
   * Opens the listeners that the settings ask for, beside those that are open.
   *
   * @throws HttpServerException when one cannot be had; then all is as before
   */
  public synchronized void prepare(Settings settings) {
    List<ListenAddress> opened = new ArrayList<>();
    try {
      for (ListenAddress address : ListenAddress.forPrograms(settings)) {
        if (!doors.containsKey(address)) {
          doors.put(address, open(address));
          opened.add(address);
        }
      }
    } catch (HttpServerException e) {
      opened.forEach(this::close);
      throw e;
    }
  }

  /** Serves the devices of the settings and no others; one line per change. */
  public synchronized List<String> settle(Settings settings) {
    List<String> changes = new ArrayList<>();
    Map<DeviceId, DeviceSettings.Api> wanted = enabled(settings);
    Map<DeviceId, ApiDevice> next = new HashMap<>();
    wanted.forEach(
        (id, api) -> {
          ApiDevice old = devices.get(id);
          boolean same = old != null && api.equals(served.get(id));
          next.put(id, same ? old : new ApiDevice(api.api().config()));
          if (!same) {
            changes.add("device " + id + (old == null ? " is new" : " has new settings"));
          }
        });
    devices.keySet().stream()
        .filter(id -> !wanted.containsKey(id))
        .forEach(id -> changes.add("device " + id + " is no longer served"));
    onAdminPort.serve(at(null, wanted, next));
    doors.forEach((address, door) -> door.api().serve(at(address, wanted, next)));
    served.clear();
    served.putAll(wanted);
    devices = Map.copyOf(next);
    Set<ListenAddress> kept = ListenAddress.forPrograms(settings);
    List.copyOf(doors.keySet()).stream()
        .filter(address -> !kept.contains(address))
        .forEach(this::close);
    return changes;
  }

  @Override
  public synchronized void close() {
    List.copyOf(doors.keySet()).forEach(this::close);
  }

  private Door open(ListenAddress address) {
    LocalApi api = new LocalApi(parts);
    HttpServer server =
        new HttpServer(
            address.host(),
            address.port(),
            loops,
            HttpLimits.defaults(),
            api.routes(),
            System::nanoTime);
    server.start();
    return new Door(api, server);
  }

  private void close(ListenAddress address) {
    Door door = doors.remove(address);
    if (door != null) {
      door.server().close();
    }
  }

  private static List<ApiDevice> at(
      @Nullable ListenAddress address,
      Map<DeviceId, DeviceSettings.Api> wanted,
      Map<DeviceId, ApiDevice> devices) {
    List<ApiDevice> there = new ArrayList<>();
    devices.forEach(
        (id, device) -> {
          DeviceSettings.Api settings = wanted.get(id);
          ListenAddress at = settings == null ? null : ListenAddress.of(settings.api());
          if (address == null ? at == null : address.equals(at)) {
            there.add(device);
          }
        });
    return there;
  }

  private static Map<DeviceId, DeviceSettings.Api> enabled(Settings settings) {
    Map<DeviceId, DeviceSettings.Api> found = new LinkedHashMap<>();
    settings.devices().stream()
        .filter(DeviceSettings::enabled)
        .filter(DeviceSettings.Api.class::isInstance)
        .forEach(device -> found.put(device.id(), (DeviceSettings.Api) device));
    return found;
  }
}
