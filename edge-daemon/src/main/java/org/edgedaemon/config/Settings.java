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
    @Nullable LogSettings log) {
  public Settings {
    devices = List.copyOf(devices);
    destinations = List.copyOf(destinations);
  }
}
