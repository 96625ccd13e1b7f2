package org.edgedaemon.punch;

/**
 * Who a device is: its configured id, the serial number it reported (or what stands in for one),
 * its name for people, and its kind as in the etc file ({@code zk}, {@code hikvision}, …).
 */
public record DeviceIdentity(DeviceId id, String serial, String name, String kind) {
  public DeviceIdentity {
    if (serial.isBlank()) {
      throw new IllegalArgumentException("serial of device " + id + " is blank");
    }
  }
}
