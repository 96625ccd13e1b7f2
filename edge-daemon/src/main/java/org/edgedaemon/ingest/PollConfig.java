package org.edgedaemon.ingest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a device is read.
 *
 * @param interval between catch-up reads, 1 s at least
 * @param live keep the session and take real-time events
 * @param backup when the newest part of the log is read once more; null for never
 * @param longestAway the most that an unreachable device is left alone, jitter included
 */
public record PollConfig(
    Duration interval, boolean live, @Nullable BackupRead backup, Duration longestAway) {
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
  public static final Duration DEFAULT_LONGEST_AWAY = Duration.ofSeconds(60);

  public PollConfig {
    if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "poll interval is " + interval + ", at least 1 s is needed");
    }
    if (longestAway.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "the longest time away is " + longestAway + ", at least 1 s is needed");
    }
  }

  /** Left alone for up to a minute. */
  public PollConfig(Duration interval, boolean live, @Nullable BackupRead backup) {
    this(interval, live, backup, DEFAULT_LONGEST_AWAY);
  }

  /** Without backup reads. */
  public PollConfig(Duration interval, boolean live) {
    this(interval, live, null);
  }

  public static PollConfig defaults() {
    return new PollConfig(DEFAULT_INTERVAL, true);
  }
}
