package org.edgedaemon.ingest;

import java.time.Duration;
import org.edgedaemon.schedule.CronSchedule;

/**
 * Reads of what was read before, for whatever was missed then: once after the start, and on a
 * schedule by the machine's wall clock.
 *
 * @param lookback how far back each read goes, by the device's clock; at least a minute
 */
public record BackupRead(CronSchedule schedule, Duration lookback) {
  public BackupRead {
    if (lookback.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "lookback is " + lookback + ", at least 1 minute is needed");
    }
  }
}
