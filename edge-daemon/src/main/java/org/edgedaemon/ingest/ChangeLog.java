package org.edgedaemon.ingest;

import java.time.Duration;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.punch.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per change of a device's state; rounds and repeats only at debug. */
final class ChangeLog {
  private static final Logger log = LoggerFactory.getLogger(DeviceLoop.class);

  private final DeviceId device;
  private boolean known;
  private boolean troubled;

  ChangeLog(DeviceId device) {
    this.device = device;
  }

  void well() {
    if (troubled) {
      log.info("device {} is back", device);
    } else if (!known) {
      log.info("device {} is connected", device);
    } else {
      log.debug("device {} is connected", device);
    }
    known = true;
    troubled = false;
  }

  /** {@code what} continues the words "device X". */
  void trouble(String what, String detail) {
    if (troubled) {
      log.debug("device {} {}: {}", device, what, detail);
    } else {
      log.warn("device {} {}: {}", device, what, detail);
    }
    troubled = true;
  }

  void notLive(Duration interval, String reason) {
    log.warn(
        "device {} gives no real-time events ({}); it is read every {} s instead",
        device,
        reason,
        interval.toSeconds());
  }

  void read(ReadReport report, Duration took) {
    log.debug(
        "device {} read: {} records, {} handed over, {} doubles, {} set aside, {} ms",
        device,
        report.records(),
        report.handedOver(),
        report.doubles(),
        report.setAside(),
        took.toMillis());
  }
}
