package org.edgedaemon.device.hikvision;

import java.time.Duration;

/**
 * How patient one is with an alert stream.
 *
 * @param idle silence, jittered up to half as much again, after which the terminal is asked whether
 *     it is still there
 * @param silence after which the stream is opened anew although the terminal is there
 * @param retry after a stream that ended, doubled with each that ends at once
 * @param retryMost the longest of these
 * @param slotRetry after being told that another client has the stream, doubled each time: an
 *     unclean end keeps the slot for minutes
 * @param slotRetryMost the longest of these
 * @param first how long a session waits for the first opening before it begins to read
 */
public record StreamPatience(
    Duration idle,
    Duration silence,
    Duration retry,
    Duration retryMost,
    Duration slotRetry,
    Duration slotRetryMost,
    Duration first) {

  public static StreamPatience defaults() {
    return new StreamPatience(
        Duration.ofSeconds(60),
        Duration.ofMinutes(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Duration.ofSeconds(300),
        Duration.ofSeconds(5));
  }
}
