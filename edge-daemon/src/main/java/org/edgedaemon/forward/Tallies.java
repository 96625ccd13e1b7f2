package org.edgedaemon.forward;

import java.time.Duration;

/** The running counts of one lane. Owner thread only. */
final class Tallies {
  private long sent;
  private long duplicates;
  private long retries;
  private long dead;
  private long attempts;
  private long attemptNanos;
  private long lastAttemptNanos;

  void sent(int entries, int ofThemDuplicates) {
    sent += entries;
    duplicates += ofThemDuplicates;
  }

  void retry() {
    retries++;
  }

  void dead(int entries) {
    dead += entries;
  }

  void answered(long nanos) {
    attempts++;
    attemptNanos += nanos;
    lastAttemptNanos = nanos;
  }

  LaneStatus.Tally snapshot() {
    return new LaneStatus.Tally(
        sent,
        duplicates,
        retries,
        dead,
        attempts,
        Duration.ofNanos(attemptNanos),
        Duration.ofNanos(lastAttemptNanos));
  }
}
