package org.edgedaemon.admin;

import java.time.LocalDateTime;
import java.util.List;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** Devices, for an operator. */
public interface DeviceOperations {
  /** The most that one call gives. */
  int MAX_RUNS = 1_000;

  /** Every configured device, in the order of the etc file. */
  List<DeviceInfo> list();

  /** Reaches a device, authenticates, looks at its clock and counts. A sick device is a value. */
  TestReport test(DeviceId id);

  /**
   * Reads a device's log again, whatever the cursor says. Known punches are recognised and stored
   * once.
   *
   * @param from only punches at or after this device time; null for no bound
   * @param to only punches before this device time; null for no bound
   * @param progress in records
   */
  ReadOutcome read(
      DeviceId id,
      @Nullable LocalDateTime from,
      @Nullable LocalDateTime to,
      ProgressListener progress);

  /**
   * Writes into a device where it is to push its events to, as the etc file says. The only write
   * into a device that an operator can ask for.
   */
  ArmOutcome arm(DeviceId id);

  /**
   * What the catch-up reads of the devices came to, the newest first.
   *
   * @param id null for all devices
   * @param limit 1 to {@value #MAX_RUNS}
   */
  List<RunView> runs(@Nullable DeviceId id, int limit);
}
