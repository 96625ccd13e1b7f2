package org.edgedaemon.device.zk;

import java.time.Duration;
import org.edgedaemon.device.zk.codec.AttendanceLayout;
import org.edgedaemon.device.zk.codec.FreeSizes.Fullness;
import org.jspecify.annotations.Nullable;

/**
 * What a device object keeps from one session to the next. Touched by the thread of the one session
 * there is at a time.
 */
final class DeviceMemory {
  final UserDirectory users = new UserDirectory();
  @Nullable Duration clockOffset;
  boolean clockWarned;
  Fullness fullness = Fullness.ROOMY;
  private String layoutOwner = "";
  private @Nullable AttendanceLayout layout;

  /** The layout of the log, as long as terminal and firmware are the same. */
  @Nullable AttendanceLayout layout(String serialAndFirmware) {
    return serialAndFirmware.equals(layoutOwner) ? layout : null;
  }

  void layout(String serialAndFirmware, AttendanceLayout seen) {
    layoutOwner = serialAndFirmware;
    layout = seen;
  }
}
