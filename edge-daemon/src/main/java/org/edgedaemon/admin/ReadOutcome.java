package org.edgedaemon.admin;

import org.edgedaemon.device.ReadReport;
import org.edgedaemon.punch.DeviceId;

/**
 * A complete read of a device's log.
 *
 * @param records in the device's log
 * @param stored punches handed to the intake, the already known ones included
 * @param doubles equal in the whole natural key to another of the same read
 * @param setAside records that could not be understood
 */
public record ReadOutcome(String device, long records, long stored, long doubles, long setAside) {
  public static ReadOutcome of(DeviceId device, ReadReport report) {
    return new ReadOutcome(
        device.value(), report.records(), report.handedOver(), report.doubles(), report.setAside());
  }
}
