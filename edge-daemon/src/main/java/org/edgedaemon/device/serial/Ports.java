package org.edgedaemon.device.serial;

import org.edgedaemon.device.DeviceException;
import org.jspecify.annotations.Nullable;

/** The serial ports of the machine. */
interface Ports {
  /**
   * Opens a port with the line settings of the device.
   *
   * @throws DeviceException why not
   */
  Port open(SerialConfig config);

  /**
   * What stands at a path now; equal as long as it is the same. Null when nothing does.
   *
   * @return for a port without a path always the same
   */
  @Nullable Object at(String path);
}
