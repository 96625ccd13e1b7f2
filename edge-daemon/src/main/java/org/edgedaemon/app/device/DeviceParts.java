package org.edgedaemon.app.device;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.app.device.door.ApiDoors;
import org.edgedaemon.app.device.door.Terminals;
import org.edgedaemon.app.device.door.Webhooks;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.api.ApiParts;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.http.Route;
import org.edgedaemon.ingest.Ingest;

/** The devices of the running daemon, as the etc file wants them. */
public final class DeviceParts implements AutoCloseable {
  private final InstantSource clock;
  private final Ingest ingest;
  private final Webhooks webhooks;
  private final Terminals terminals;
  private final ApiDoors apiDoors;
  private final KnownDevices known;
  private final Fleet fleet;

  /**
   * Makes no device and opens nothing yet.
   *
   * @param ingest who reads them
   * @param api what programs that call us get at
   */
  public DeviceParts(DevicePorts ports, Ingest ingest, ApiParts api) {
    this.clock = ports.clock();
    this.ingest = ingest;
    webhooks = new Webhooks(ports.loops(), System::nanoTime);
    terminals = new Terminals(webhooks);
    apiDoors = new ApiDoors(api, ports.loops());
    known = new KnownDevices(ingest, apiDoors);
    GateFiles gates = GateFiles.in(ports.dataDir(), ports.blocking(), clock);
    fleet = new Fleet(new DevicePeers(ports, gates), ingest, terminals, apiDoors);
  }

  /**
   * Opens the listeners for devices that call us or push.
   *
   * @throws org.edgedaemon.http.HttpServerException when one cannot be had
   */
  public void listen(Settings settings) {
    fleet.listen(settings);
  }

  /**
   * Takes up the devices of the settings, after {@link #listen}.
   *
   * @throws org.edgedaemon.http.HttpClientException when a CA file cannot be used
   */
  public void begin(Settings settings) {
    fleet.begin(settings);
  }

  /**
   * Makes what other settings ask for and opens its listeners; nothing else is done before the
   * change is applied.
   *
   * @throws org.edgedaemon.http.HttpClientException when a CA file cannot be used
   * @throws org.edgedaemon.http.HttpServerException when a listener cannot be had; then all is as
   *     before
   */
  public DeviceChange prepare(Settings from, Settings to) {
    return fleet.prepare(from, to);
  }

  /** The calls of the local API that the admin port serves. */
  public List<Route> routes() {
    return apiDoors.routes();
  }

  /** How each device in service is, those that are read and those that call us. */
  public List<DeviceStatus> statuses() {
    return known.all().stream().map(KnownDevices.Known::status).toList();
  }

  /** A page for each device and each listener. */
  public List<HealthCheck> healthChecks() {
    List<HealthCheck> checks = new ArrayList<>();
    ingest.reports().forEach(report -> checks.add(() -> DeviceHealth.of(report, clock)));
    checks.addAll(webhooks.healthChecks());
    checks.addAll(apiDoors.healthChecks());
    return checks;
  }

  /** Shows the devices in metrics. */
  public void register(Metrics metrics) {
    new DeviceMetrics(known).register(metrics);
  }

  /**
   * What an operator can do with them.
   *
   * @param history of their reads
   */
  public DeviceOperations operations(Supplier<Settings> settings, RunHistory history) {
    return new LiveDevices(settings, ingest, apiDoors::statuses, terminals::arm, history);
  }

  /** Closes the listeners, when no device is read any more. */
  @Override
  public void close() {
    webhooks.close();
    apiDoors.close();
  }
}
