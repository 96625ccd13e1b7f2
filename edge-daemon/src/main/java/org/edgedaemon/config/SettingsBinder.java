package org.edgedaemon.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.admin.AdminConfig;
import org.jspecify.annotations.Nullable;

/** The root of the etc file. */
final class SettingsBinder {
  private static final Set<String> LATER_DEVICES = Set.of("zk-push", "api");
  private static final Set<String> LATER_DESTINATIONS =
      Set.of("portal", "firestore", "realtime-database", "master");

  private SettingsBinder() {}

  /** Null when a required value is missing; that, and all else that is wrong, is noted. */
  static @Nullable Settings bind(Section root) {
    String site = root.required("site", Texts.name(128));
    Path dataDir = root.required("data_dir", Texts.folder(root.around().folder()));
    AdminConfig admin = AdminBinder.bind(root.section("admin"));
    StoreSettings store = StoreBinder.bind(root.section("store"));
    List<DeviceSettings> devices = devices(root.sections("devices"), admin);
    List<DestinationSettings> destinations = destinations(root.sections("destinations"));
    root.refuseOthers();
    if (site == null || dataDir == null) {
      return null;
    }
    warnOfIdleness(root, devices, destinations);
    return new Settings(site, dataDir, admin, store, devices, destinations);
  }

  private static List<DeviceSettings> devices(List<Section> sections, AdminConfig admin) {
    ZkDeviceBinder zk = new ZkDeviceBinder();
    HikvisionDeviceBinder hikvision = new HikvisionDeviceBinder(admin);
    SerialDeviceBinder serial = new SerialDeviceBinder();
    return new Components<DeviceSettings>(
            "device",
            Map.of("zk", zk::bind, "hikvision", hikvision::bind, "serial", serial::bind),
            LATER_DEVICES)
        .bind(sections);
  }

  private static List<DestinationSettings> destinations(List<Section> sections) {
    return new Components<DestinationSettings>(
            "destination", Map.of("cloud", CloudDestinationBinder::bind), LATER_DESTINATIONS)
        .bind(sections);
  }

  private static void warnOfIdleness(
      Section root, List<DeviceSettings> devices, List<DestinationSettings> destinations) {
    if (devices.stream().noneMatch(DeviceSettings::enabled)) {
      root.warning("devices", "no device is enabled: nothing will be read");
    }
    if (destinations.stream().noneMatch(DestinationSettings::enabled)) {
      root.warning("destinations", "no destination is enabled: punches are kept, not sent");
    }
  }
}
