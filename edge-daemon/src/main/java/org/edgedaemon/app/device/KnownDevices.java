package org.edgedaemon.app.device;

import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.app.device.door.ApiDoors;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.api.ApiDevice;
import org.edgedaemon.ingest.Ingest;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** All devices in service, those that are read and those that call us, for metrics and counts. */
final class KnownDevices {
  private final Ingest ingest;
  private final ApiDoors doors;

  KnownDevices(Ingest ingest, ApiDoors doors) {
    this.ingest = ingest;
    this.doors = doors;
  }

  /**
   * A device as it stands.
   *
   * @param records handed to the intake since the start
   * @param failures reads that failed; null where nothing is read
   */
  record Known(DeviceId id, DeviceStatus status, long records, @Nullable Long failures) {}

  List<Known> all() {
    List<Known> all = new ArrayList<>();
    ingest
        .reports()
        .forEach(
            report ->
                all.add(
                    new Known(
                        report.id(),
                        report.status(),
                        report.stats().punches(),
                        report.stats().failures())));
    doors
        .statuses()
        .forEach(
            (id, status) ->
                all.add(
                    new Known(
                        id, status, status.counts().getOrDefault(ApiDevice.RECORDS, 0L), null)));
    return all;
  }
}
