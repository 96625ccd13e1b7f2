package org.edgedaemon.device.api;

import java.time.ZoneId;
import java.util.List;
import org.edgedaemon.punch.DeviceId;

/**
 * A door of the local API: what comes in with one of its tokens counts as of this device.
 *
 * @param name for people
 * @param zone of times without an offset
 * @param ratePerSecond calls of each token, with a burst of one second; at least 1
 */
public record ApiConfig(
    DeviceId id, String name, ZoneId zone, List<ApiToken> tokens, int ratePerSecond) {
  /** As in the etc file. */
  public static final String KIND = "api";

  public static final int DEFAULT_RATE = 100;

  public ApiConfig {
    tokens = List.copyOf(tokens);
    if (ratePerSecond < 1) {
      throw new IllegalArgumentException(
          "rate of api device " + id + " is " + ratePerSecond + ", at least 1 is needed");
    }
  }
}
