package org.edgedaemon.app;

import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.edgedaemon.admin.AdminApi;
import org.edgedaemon.admin.AdminServer;
import org.edgedaemon.admin.HealthEndpoints;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.admin.ReloadReport;
import org.edgedaemon.admin.Sample;
import org.edgedaemon.app.attendance.AttendanceParts;
import org.edgedaemon.app.cloudsync.CloudSyncParts;
import org.edgedaemon.app.delivery.DeliveryParts;
import org.edgedaemon.app.device.DeviceParts;
import org.edgedaemon.app.machine.Network;
import org.edgedaemon.app.machine.Pulse;
import org.edgedaemon.app.machine.Vitals;
import org.edgedaemon.app.operator.Samples;
import org.edgedaemon.app.replica.ReplicaParts;
import org.edgedaemon.app.store.StoreParts;
import org.edgedaemon.app.store.Stores;
import org.edgedaemon.app.store.StoresOpening;
import org.edgedaemon.cli.SettingsLoader;
import org.edgedaemon.config.Settings;
import org.edgedaemon.config.StoreSettings;
import org.edgedaemon.device.api.ApiParts;
import org.edgedaemon.forward.ForwardStores;
import org.edgedaemon.forward.ForwardTime;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.http.Guard;
import org.edgedaemon.ingest.Applier;
import org.edgedaemon.ingest.Ingest;
import org.edgedaemon.ingest.IngestStores;
import org.edgedaemon.ingest.IngestTime;
import org.edgedaemon.ingest.JournalKeeper;
import org.edgedaemon.ingest.KeeperConfig;
import org.edgedaemon.ingest.ThreadScheduler;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.service.ServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every part, built by hand and started in the order of the flow's end to its beginning, so that no
 * part gets work that the next one is not ready for; stopped in reverse.
 */
final class Daemon implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Daemon.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InstantSource clock = InstantSource.system();
  private final Instant startedAt = clock.instant();
  private final ThreadScheduler ingestThread = new ThreadScheduler("ingest");
  private final ThreadScheduler keeperThread = new ThreadScheduler("keeper");
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(Daemon::tickThread);
  private final Path etcFile;
  private final Settings settings;
  private final Network network;
  private final ServiceManager manager;
  private final Stores stores;
  private final Forwarder forwarder;
  private final DeliveryParts delivery;
  private final Applier applier;
  private final JournalKeeper keeper;
  private final StoreParts kept;
  private final AttendanceParts attendance;
  private final CloudSyncParts cloudSync;
  private final ReplicaParts replica;
  private final Ingest ingest;
  private final DeviceParts devices;
  private final Reloading reloading;
  private final Vitals vitals;
  private final Metrics metrics;
  private final AdminServer admin;

  /**
   * Opens the stores, and makes what needs none of them meanwhile; nothing else is touched before
   * {@link #start}, but that the service manager is told.
   */
  Daemon(Path etcFile, Settings settings, SettingsLoader loader, String version)
      throws IOException {
    this.etcFile = etcFile;
    this.settings = settings;
    StoresOpening opening = StoresOpening.begin(this::openStores);
    network = new Network("edge-daemon/" + version);
    manager = ServiceManager.of(System::getenv, network.loops(), System::nanoTime);
    manager.status("opening the stores in " + settings.dataDir());
    metrics = new Metrics(version);
    stores = opening.await();
    ForwardStores forwarding = stores.forForward();
    forwarder = new Forwarder(forwarding, forwardTime());
    delivery =
        new DeliveryParts(
            RoomPorts.delivery(network, metrics, clock),
            forwarding,
            stores.deliveries(),
            forwarder);
    keeper = keeper();
    Intake intake = stores.timedIntake(metrics.observer(Metric.INTAKE_COMMIT));
    Path dataDir = settings.dataDir();
    cloudSync = new CloudSyncParts(RoomPorts.cloudSync(dataDir, stores, network, clock));
    replica = new ReplicaParts(RoomPorts.replica(dataDir, stores, network, clock));
    attendance =
        new AttendanceParts(settings, RoomPorts.attendance(stores), intake, ingestThread, clock);
    ingest = ingest(intake);
    applier =
        new Applier(
            stores.intake(), stores.journal(), forwarder::entriesAvailable, this::holeFound);
    kept = new StoreParts(stores, applier, keeper, settings.store().diskFloor());
    devices = devices(intake);
    reloading =
        new Reloading(etcFile, loader, devices, delivery, attendance, cloudSync, replica, settings);
    Pulse pulse = pulse();
    vitals = new Vitals(manager, pulse, statusLine()::text);
    admin = adminServer(version, pulse);
  }

  private Stores openStores() throws IOException {
    return Stores.open(settings.dataDir(), settings.store(), clock, ingestThread);
  }

  private JournalKeeper keeper() {
    StoreSettings store = settings.store();
    return new JournalKeeper(
        new KeeperConfig(
            store.backupInterval(), store.backupKeep(), store.intakeMax(), store.retention()),
        stores.kept(),
        stores.backups(),
        stores.intake(),
        forwarder::settledEverywhere,
        keeperThread,
        clock);
  }

  private Ingest ingest(Intake intake) {
    return new Ingest(
        settings.site(),
        new IngestStores(
            intake,
            () -> stores.freeSpace() >= settings.store().diskFloor(),
            stores.journal(),
            stores.history()),
        new IngestTime(
            ingestThread, keeperThread, clock, ZoneId.systemDefault(), new SecureRandom()),
        attendance.desk());
  }

  void start() {
    // Before anybody can ask for it: what is not there yet would be told as not configured.
    cloudSync.start(settings.cloudSync());
    admin.start();
    forwarder.start();
    applier.start();
    keeper.start();
    attendance.start(settings.attendance());
    devices.listen(settings);
    // Destinations first: nobody's punches wait for a lane that is not there yet.
    delivery.begin(settings);
    devices.begin(settings);
    replica.start(settings);
    log.info(
        "edge-daemon is ready: {} devices, {} destinations, admin port {}",
        settings.devices().size(),
        settings.destinations().size(),
        admin.port());
    List<String> missing = StatusLine.toConfigure(settings);
    if (!missing.isEmpty()) {
      log.warn("still to configure in {}: {}", etcFile, String.join(", ", missing));
    }
    vitals.begin(ticks);
  }

  ReloadReport reload() {
    manager.reloading();
    try {
      return reloading.reload();
    } finally {
      manager.ready(statusLine().text());
    }
  }

  int adminPort() {
    return admin.port();
  }

  /** Sources first, then the workers, the journal last. */
  @Override
  public void close() {
    vitals.end("letting devices go, closing the journal");
    log.info("stopping: devices are let go, the intake is applied, the journal closed");
    letDevicesGo();
    cloudSync.close();
    replica.close();
    devices.close();
    attendance.close();
    applier.close();
    forwarder.stop(PATIENCE);
    admin.close();
    keeperThread.close();
    stores.close();
    ingestThread.close();
    ticks.shutdown();
    manager.close();
    network.close();
    log.info("stopped");
  }

  private void letDevicesGo() {
    try {
      ingest.stop().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("some devices did not let go within {} s", PATIENCE.toSeconds());
    }
  }

  /** The desk first: it is to know before devices bring again what is missing. */
  private void holeFound(long end) {
    attendance.desk().holeFound();
    ingest.holeFound(end);
  }

  private ForwardTime forwardTime() {
    return new ForwardTime(System::nanoTime, clock, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** What a punch passes on its way in, and what keeps the stores. */
  private Pulse pulse() {
    Pulse threads =
        new Pulse(manager.watchdog().orElse(Pulse.INTERVAL), System::nanoTime)
            .prompt("ingest", ingestThread)
            .prompt("intake-writer", stores.intake())
            .patient("keeper", keeperThread)
            .rounds("applier", applier::rounds)
            .turns("lanes", forwarder::longestTurnNanos);
    int loop = 0;
    for (EventExecutor executor : network.loops()) {
      loop++;
      threads.prompt("network-" + loop, executor);
    }
    return threads;
  }

  private StatusLine statusLine() {
    return new StatusLine(reloading::current, devices::statuses, forwarder);
  }

  private DeviceParts devices(Intake intake) {
    return new DeviceParts(
        RoomPorts.device(settings.dataDir(), network, clock),
        ingest,
        new ApiParts(
            ingest.door(), attendance.desk(), intake, network.blocking(), clock, System::nanoTime));
  }

  private AdminServer adminServer(String version, Pulse pulse) {
    HealthEndpoints health =
        new HealthEndpoints(version, this::checks, pulse::alive, System::nanoTime);

    registerMetrics(health::uptime);
    AdminApi api = new AdminApi(operations(version), Guard.OPEN, network.blocking(), ticks);
    return new AdminServer(
        settings.admin(),
        network.loops(),
        health,
        metrics,
        api.routes(),
        devices.routes(),
        System::nanoTime);
  }

  private void registerMetrics(Supplier<Duration> uptime) {
    metrics.register(Metric.UPTIME, () -> Samples.one(Samples.seconds(uptime.get())));
    metrics.register(Metric.DROPPED, () -> List.of(Sample.of(0, "any")));
    devices.register(metrics);
    kept.register(metrics);
    delivery.register(metrics);
    attendance.register(metrics);
    cloudSync.register(metrics);
    replica.register(metrics);
  }

  private LiveOperations operations(String version) {
    return new LiveOperations(
        new LiveStatus(
            version,
            startedAt,
            reloading::current,
            this::checks,
            kept,
            devices::statuses,
            forwarder),
        this::reload,
        devices.operations(reloading::current, stores.history()),
        delivery.destinations(reloading::current),
        delivery.outbox(reloading::current),
        delivery.deadLetters(),
        kept.journal(),
        attendance.operations(reloading::current),
        cloudSync.operations(),
        replica.operations());
  }

  private Collection<HealthCheck> checks() {
    List<HealthCheck> checks = new ArrayList<>(kept.healthChecks());
    checks.addAll(devices.healthChecks());
    checks.add(attendance.health());
    cloudSync.health().ifPresent(checks::add);
    checks.addAll(replica.healthChecks());
    checks.addAll(delivery.healthChecks());
    return checks;
  }

  private static Thread tickThread(Runnable task) {
    Thread thread = new Thread(task, "ticks");
    thread.setDaemon(true);
    return thread;
  }
}
