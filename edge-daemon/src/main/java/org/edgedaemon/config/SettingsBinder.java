package org.edgedaemon.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** The root of the etc file. */
final class SettingsBinder {
  private static final Set<String> LATER_DEVICES = Set.of("zk-push");

  private SettingsBinder() {}

  /** Null when a required value is missing; that, and all else that is wrong, is noted. */
  static @Nullable Settings bind(Section root) {
    String site = root.required("site", Texts.name(128));
    Path dataDir = root.required("data_dir", Texts.folder(root.around().folder()));
    AdminConfig admin = AdminBinder.bind(root.section("admin"));
    StoreSettings store = StoreBinder.bind(root.section("store"));
    List<Section> deviceSections = root.sections("devices");
    Map<DeviceId, String> rooms = rooms(deviceSections);
    List<DeviceSettings> devices = devices(deviceSections, admin);
    List<Object> peers = destinations(root.sections("destinations"));
    List<DestinationSettings> destinations = only(DestinationSettings.class, peers);
    List<LinkSettings> masters = only(LinkSettings.class, peers);
    MasterSettings master = MasterBinder.bind(root, admin);
    AttendanceSettings attendance =
        new AttendanceBinder(ids(deviceSections), rooms).bind(root.section("attendance"));
    CloudSyncSettings cloudSync = CloudSyncBinder.bind(root);
    LogSettings log = LogBinder.bind(root.section("log"));
    root.refuseOthers();
    if (site == null || dataDir == null) {
      return null;
    }
    if (master == null && masters.isEmpty()) {
      warnOfIdleness(root, devices, destinations);
    }
    return new Settings(
        site,
        dataDir,
        admin,
        store,
        devices,
        destinations,
        attendance,
        cloudSync,
        log,
        master,
        masters);
  }

  /** Any kind of device may be in a room. */
  private static Map<DeviceId, String> rooms(List<Section> sections) {
    Map<DeviceId, String> rooms = new HashMap<>();
    for (Section section : sections) {
      String room = section.optional("room", Texts.name(Slot.MAX_ROOM));
      String id = section.written("id");
      if (room != null
          && id != null
          && Texts.deviceId(id) instanceof Parsed.Good<DeviceId> device) {
        rooms.put(device.value(), room);
      }
    }
    return rooms;
  }

  private static Set<String> ids(List<Section> devices) {
    return devices.stream()
        .map(device -> device.written("id"))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static List<DeviceSettings> devices(List<Section> sections, AdminConfig admin) {
    ZkDeviceBinder zk = new ZkDeviceBinder();
    HikvisionDeviceBinder hikvision = new HikvisionDeviceBinder(admin);
    SerialDeviceBinder serial = new SerialDeviceBinder();
    ApiDeviceBinder api = new ApiDeviceBinder(admin);
    return new Components<DeviceSettings>(
            "device",
            Map.of(
                "zk", zk::bind,
                "hikvision", hikvision::bind,
                "serial", serial::bind,
                "api", api::bind),
            LATER_DEVICES)
        .bind(sections);
  }

  private static <T> List<T> only(Class<T> type, List<Object> all) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** {@link DestinationSettings}, and {@link LinkSettings} of masters. */
  private static List<Object> destinations(List<Section> sections) {
    return new Components<Object>(
            "destination",
            Map.of(
                "cloud", CloudDestinationBinder::bind,
                "portal", PortalBinder::bind,
                "firestore", FirestoreBinder::bind,
                "realtime-database", RealtimeDatabaseBinder::bind,
                "master", LinkBinder::bind),
            Set.of())
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
