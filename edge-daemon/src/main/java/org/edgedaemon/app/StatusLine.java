package org.edgedaemon.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.LinkSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneStatus;

/** The daemon in one line: what is reachable, what waits, what is still to configure. */
final class StatusLine {
  private final Supplier<Settings> settings;
  private final Supplier<List<DeviceStatus>> statuses;
  private final Forwarder forwarder;

  StatusLine(
      Supplier<Settings> settings, Supplier<List<DeviceStatus>> statuses, Forwarder forwarder) {
    this.settings = settings;
    this.statuses = statuses;
    this.forwarder = forwarder;
  }

  String text() {
    List<LaneStatus> lanes = forwarder.statuses();
    List<DeviceStatus> devices = statuses.get();
    long waiting =
        lanes.stream()
            .mapToLong(lane -> lane.owed().entries() + lane.owed().journalBacklog())
            .sum();
    String text =
        devices.stream().filter(StatusLine::isReachable).count()
            + " of "
            + devices.size()
            + " devices reachable, "
            + waiting
            + " entries waiting for "
            + lanes.size()
            + " destinations";
    List<String> missing = toConfigure(settings.get());
    return missing.isEmpty() ? text : text + "; still to configure: " + String.join(", ", missing);
  }

  /** What the etc file must still be given before the daemon does all that it is for. */
  static List<String> toConfigure(Settings settings) {
    List<String> missing = new ArrayList<>();
    boolean hasDevices = settings.devices().stream().anyMatch(DeviceSettings::enabled);
    boolean delivers = settings.destinations().stream().anyMatch(DestinationSettings::enabled);
    // A master or slave may be there for that alone.
    boolean hasTables =
        settings.master() != null || settings.masters().stream().anyMatch(LinkSettings::enabled);
    if (!hasDevices && (delivers || !hasTables)) {
      missing.add("devices");
    }
    if (!delivers && (hasDevices || !hasTables)) {
      missing.add("destinations");
    }
    if (settings.admin().token() == null) {
      missing.add("admin.token_file (commands need it)");
    }
    return missing;
  }

  private static boolean isReachable(DeviceStatus device) {
    return device.state() != DeviceStatus.State.FAILED && device.lastContact() != null;
  }
}
