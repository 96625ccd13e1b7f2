package org.edgedaemon.config;

import java.time.Duration;
import org.edgedaemon.forward.LaneConfig;

/** {@code lane_max} and {@code retry:} of any destination. */
final class LaneBinder {
  private static final long MIN_LANE = 64 * 1024;

  private LaneBinder() {}

  static LaneConfig bind(Section section) {
    LaneConfig defaults = LaneConfig.defaults();
    Section retry = section.section("retry");
    Duration first =
        retry.or("first_delay", Quantities.duration(Duration.ofMillis(10)), defaults.firstDelay());
    Duration max =
        retry.or("max_delay", Quantities.duration(Duration.ofSeconds(1)), defaults.maxDelay());
    Duration probe =
        retry.or(
            "probe_interval", Quantities.duration(Duration.ofSeconds(1)), defaults.probeInterval());
    retry.refuseOthers();
    long maxBytes = section.or("lane_max", Quantities.size(MIN_LANE), defaults.maxBytes());
    if (max.compareTo(first) < 0) {
      retry.problem("max_delay", "is shorter than first_delay");
      return defaults;
    }
    return new LaneConfig(maxBytes, first, max, probe);
  }
}
