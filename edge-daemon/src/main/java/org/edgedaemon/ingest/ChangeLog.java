package org.edgedaemon.ingest;

import java.time.Duration;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per change of a device's state; rounds and repeats only at debug. */
final class ChangeLog {
  private static final Logger log = LoggerFactory.getLogger(DeviceLoop.class);

  private final DeviceId device;
  private boolean known;
  private @Nullable String trouble;

  ChangeLog(DeviceId device) {
    this.device = device;
  }

  void well() {
    if (trouble != null) {
      log.info("device {} is back", device);
    } else if (!known) {
      log.info("device {} is connected", device);
    } else {
      log.debug("device {} is connected", device);
    }
    known = true;
    trouble = null;
  }

  /** {@code what} continues the words "device X"; while it is the same, it is said once. */
  void trouble(String what, String detail) {
    if (what.equals(trouble)) {
      log.debug("device {} {}: {}", device, what, detail);
    } else {
      log.warn("device {} {}: {}", device, what, detail);
    }
    trouble = what;
  }

  /** There is no session, and another is tried after {@code delay}. */
  void away(DeviceException failure, Duration delay) {
    String message = Failures.message(failure);
    if (delay.compareTo(Backoff.UNTIL_ASKED) >= 0) {
      trouble("is left alone until the configuration changes or `device test` is run", message);
      return;
    }
    String next = message + " (next try in " + TimeWords.until(delay) + ")";
    switch (failure.reason()) {
      case CREDENTIALS ->
          trouble(
              "is left alone for a while, unless the configuration changes or `device test` is run",
              next);
      case LOCKED -> trouble("has locked us out and is left alone until that ends", next);
      default -> trouble("failed, retrying", message);
    }
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
