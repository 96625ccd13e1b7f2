package org.edgedaemon.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.admin.ReloadReport;
import org.edgedaemon.app.attendance.AttendanceParts;
import org.edgedaemon.app.cloudsync.CloudSyncParts;
import org.edgedaemon.app.delivery.DeliveryChange;
import org.edgedaemon.app.delivery.DeliveryParts;
import org.edgedaemon.app.device.DeviceChange;
import org.edgedaemon.app.device.DeviceParts;
import org.edgedaemon.app.replica.ReplicaParts;
import org.edgedaemon.cli.SettingsLoader;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Problem;
import org.edgedaemon.config.Settings;
import org.edgedaemon.http.HttpClientException;
import org.edgedaemon.http.HttpServerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the etc file again: validated first, the old settings go on when it is not valid. */
final class Reloading {
  private static final Logger log = LoggerFactory.getLogger(Reloading.class);

  private final Path etcFile;
  private final SettingsLoader loader;
  private final DeviceParts devices;
  private final DeliveryParts delivery;
  private final AttendanceParts attendance;
  private final CloudSyncParts cloudSync;
  private final ReplicaParts replica;
  private volatile Settings current;

  Reloading(
      Path etcFile,
      SettingsLoader loader,
      DeviceParts devices,
      DeliveryParts delivery,
      AttendanceParts attendance,
      CloudSyncParts cloudSync,
      ReplicaParts replica,
      Settings current) {
    this.etcFile = etcFile;
    this.loader = loader;
    this.devices = devices;
    this.delivery = delivery;
    this.attendance = attendance;
    this.cloudSync = cloudSync;
    this.replica = replica;
    this.current = current;
  }

  Settings current() {
    return current;
  }

  synchronized ReloadReport reload() {
    EtcResult result = loader.load(etcFile);
    if (result instanceof EtcResult.Refused refused) {
      List<String> problems = refused.problems().stream().map(Reloading::line).toList();
      log.error(
          "{} is not valid, the old settings go on: {}", etcFile, String.join("; ", problems));
      return new ReloadReport(false, problems, List.of(), List.of());
    }
    Settings next = ((EtcResult.Loaded) result).settings();
    List<String> refusal = attendance.refusal(next.attendance());
    if (!refusal.isEmpty()) {
      return refused(refusal);
    }
    List<String> restart = needRestart(current, next);
    List<String> changes;
    try {
      changes = devicesAndDestinations(next);
      cloudSync.change(current.cloudSync(), next.cloudSync()).ifPresent(changes::add);
      changes.addAll(replica.change(current, next));
    } catch (HttpClientException | HttpServerException e) {
      return refused(List.of(String.valueOf(e.getMessage())));
    }
    attendance.change(current.attendance(), next.attendance()).ifPresent(changes::add);
    current = next;
    log.info(
        "{} was read again: {}",
        etcFile,
        changes.isEmpty() ? "no changes" : String.join("; ", changes));
    if (!restart.isEmpty()) {
      log.warn("these changes wait for a restart: {}", String.join("; ", restart));
    }
    return new ReloadReport(true, List.of(), changes, restart);
  }

  /** Both are made before either is changed: what cannot be had leaves all as it is. */
  private List<String> devicesAndDestinations(Settings next) {
    DeliveryChange destinations = delivery.prepare(current, next);
    DeviceChange read;
    try {
      read = devices.prepare(current, next);
    } catch (HttpClientException | HttpServerException e) {
      destinations.forget();
      throw e;
    }
    List<String> changes = new ArrayList<>(destinations.apply());
    changes.addAll(read.apply());
    return changes;
  }

  private static ReloadReport refused(List<String> why) {
    log.error("the old settings go on: {}", String.join("; ", why));
    return new ReloadReport(false, why, List.of(), List.of());
  }

  private static String line(Problem problem) {
    return "line " + problem.line() + ", " + problem.key() + ": " + problem.message();
  }

  private static List<String> needRestart(Settings from, Settings to) {
    List<String> restart = new ArrayList<>();
    if (!from.site().equals(to.site())) {
      restart.add("site");
    }
    if (!from.dataDir().equals(to.dataDir())) {
      restart.add("data_dir");
    }
    if (!from.admin().equals(to.admin())) {
      restart.add("admin");
    }
    if (!from.store().equals(to.store())) {
      restart.add("store");
    }
    return restart;
  }
}
