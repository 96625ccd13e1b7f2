package org.edgedaemon.config;

import java.nio.file.Path;
import java.util.List;
import org.edgedaemon.admin.AdminConfig;

/** Everything the etc file says, checked. */
public record Settings(
    String site,
    Path dataDir,
    AdminConfig admin,
    StoreSettings store,
    List<DeviceSettings> devices,
    List<DestinationSettings> destinations,
    AttendanceSettings attendance) {
  public Settings {
    devices = List.copyOf(devices);
    destinations = List.copyOf(destinations);
  }
}
