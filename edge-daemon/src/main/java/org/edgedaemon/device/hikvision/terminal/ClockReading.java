package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;
import java.time.Instant;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.TerminalTime;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal's clock showed.
 *
 * @param time as the terminal told it
 * @param at our clock at that moment
 * @param offset the terminal's clock minus ours, in whole seconds; null when its time or zone
 *     cannot be understood
 */
public record ClockReading(TerminalTime time, Instant at, @Nullable Duration offset) {
  private static final long HALF_SECOND = 500;

  // It shows whole seconds, so on the average it is half a second further than it shows.
  static ClockReading of(TerminalTime time, IsapiAnswer.Content answer) {
    Instant shown = time.instant();
    if (shown == null) {
      return new ClockReading(time, answer.middle(), null);
    }
    long millis = Duration.between(answer.middle(), shown).toMillis() + HALF_SECOND;
    return new ClockReading(
        time, answer.middle(), Duration.ofSeconds(Math.floorDiv(millis + HALF_SECOND, 1000)));
  }
}
