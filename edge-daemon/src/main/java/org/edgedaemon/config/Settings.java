package org.edgedaemon.config;

import java.nio.file.Path;
import java.util.List;
import org.edgedaemon.admin.AdminConfig;
import org.jspecify.annotations.Nullable;

/**
 * Everything the etc file says, checked.
 *
 * @param cloudSync null when there is none
 * @param log null when lines go to standard error
 * @param master this daemon as a master; null when it is none
 * @param masters those that this daemon is a slave of
 */
public record Settings(
    String site,
    Path dataDir,
    AdminConfig admin,
    StoreSettings store,
    List<DeviceSettings> devices,
    List<DestinationSettings> destinations,
    AttendanceSettings attendance,
    @Nullable CloudSyncSettings cloudSync,
    @Nullable LogSettings log,
    @Nullable MasterSettings master,
    List<LinkSettings> masters) {
  public Settings {
    devices = List.copyOf(devices);
    destinations = List.copyOf(destinations);
    masters = List.copyOf(masters);
  }
}
