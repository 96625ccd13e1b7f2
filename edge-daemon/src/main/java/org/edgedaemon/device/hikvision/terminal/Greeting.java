package org.edgedaemon.device.hikvision.terminal;

import java.util.List;
import org.edgedaemon.device.hikvision.isapi.DeviceInfo;
import org.edgedaemon.device.hikvision.isapi.UserCheck;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal said of itself at the beginning of a session.
 *
 * @param identity its serial number, else its hardware address
 * @param account what it says of our account; null when it has no such call
 * @param clock null when it does not tell its time
 * @param warnings for an operator, a sentence each
 */
public record Greeting(
    DeviceInfo device,
    String identity,
    @Nullable UserCheck account,
    @Nullable ClockReading clock,
    Capabilities capabilities,
    List<String> warnings) {
  public Greeting {
    warnings = List.copyOf(warnings);
  }
}
