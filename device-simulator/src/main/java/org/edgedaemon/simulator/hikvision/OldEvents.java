package org.edgedaemon.simulator.hikvision;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * What the log holds from before.
 *
 * @param first wall clock of the oldest row
 * @param step time between two punches; at least a second
 * @param firstSerial serialNo of the oldest row
 */
record OldEvents(int count, LocalDateTime first, Duration step, long firstSerial) {
  static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 5, 6, 0);
  static final Duration STEP = Duration.ofSeconds(30);

  OldEvents {
    if (count < 0 || firstSerial < 1) {
      throw new IllegalArgumentException(count + " old events from serial " + firstSerial);
    }
    if (step.toSeconds() < 1) {
      throw new IllegalArgumentException("step is " + step + ", at least a second is needed");
    }
  }
}
