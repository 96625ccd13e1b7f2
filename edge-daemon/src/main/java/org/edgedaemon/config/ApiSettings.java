package org.edgedaemon.config;

import org.edgedaemon.device.api.ApiConfig;
import org.jspecify.annotations.Nullable;

/**
 * Programs that hand over punches and marks by HTTP.
 *
 * @param listen a listener of its own; null for the admin port
 */
public record ApiSettings(ApiConfig config, @Nullable Listen listen) {
  public static final int MAX_RATE = 10_000;

  /** Where a listener is. */
  public record Listen(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }
}
