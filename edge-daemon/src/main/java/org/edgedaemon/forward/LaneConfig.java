package org.edgedaemon.forward;

import java.time.Duration;

/**
 * How one lane behaves.
 *
 * @param maxBytes past it the lane is not refilled; the journal holds the rest
 * @param firstDelay upper bound of the first full-jitter delay
 * @param maxDelay cap of the delay
 * @param probeInterval while waiting, how often to ask cheaply whether the destination is back
 */
public record LaneConfig(
    long maxBytes, Duration firstDelay, Duration maxDelay, Duration probeInterval) {
  public LaneConfig {
    if (maxBytes < 64 * 1024) {
      throw new IllegalArgumentException(
          "lane size is " + maxBytes + " bytes, at least 64 KiB are needed");
    }
    if (firstDelay.isNegative() || firstDelay.isZero() || maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "retry delays " + firstDelay + " to " + maxDelay + " make no sense");
    }
    if (probeInterval.isNegative() || probeInterval.isZero()) {
      throw new IllegalArgumentException(
          "probe interval is " + probeInterval + ", it must be positive");
    }
  }

  public static LaneConfig defaults() {
    return new LaneConfig(
        16L * 1024 * 1024, Duration.ofMillis(500), Duration.ofMinutes(5), Duration.ofSeconds(5));
  }
}
