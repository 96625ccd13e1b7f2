package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.edgedaemon.device.ReadRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to be read back: one after the first complete catch-up, one at each time of the
 * schedule. A turn that cannot be taken is owed, and several owed ones are one. Lives on the loop's
 * thread.
 */
final class BackupTurns {
  /** One that failed is made up for once; then the next time is soon enough. */
  private static final int ATTEMPTS = 2;

  private final BackupRead backup;
  private final InstantSource clock;
  private final ZoneId zone;
  private Instant next;
  private @Nullable ReadReason owed;
  private boolean hadFirst;
  private int attempts;

  BackupTurns(BackupRead backup, InstantSource clock, ZoneId zone) {
    this.backup = backup;
    this.clock = clock;
    this.zone = zone;
    this.next = backup.schedule().next(clock.instant(), zone);
  }

  /** The log was read to its end. */
  void caughtUp() {
    if (!hadFirst) {
      hadFirst = true;
      owed = ReadReason.START;
    }
  }

  /** Why to read now; null when there is nothing owed. */
  @Nullable ReadReason due() {
    Instant now = clock.instant();
    if (!now.isBefore(next) && owed == null) {
      owed = ReadReason.SCHEDULE;
    }
    // Reckoned anew each time: the clock may have been put forward or back.
    next = backup.schedule().next(now, zone);
    return owed;
  }

  /** How long nothing will be owed, if the clock is left alone. */
  Duration untilNext() {
    return due() == null ? Duration.between(clock.instant(), next) : Duration.ZERO;
  }

  ReadRequest request() {
    return ReadRequest.ofTheLast(backup.lookback());
  }

  Duration lookback() {
    return backup.lookback();
  }

  void done() {
    owed = null;
    attempts = 0;
  }

  void failed() {
    attempts++;
    if (attempts == ATTEMPTS) {
      done();
    }
  }
}
