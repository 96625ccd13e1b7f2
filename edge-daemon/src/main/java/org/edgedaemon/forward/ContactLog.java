package org.edgedaemon.forward;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How it stands with a destination, for people: last words, and one log line per change. */
final class ContactLog {
  private static final Logger log = LoggerFactory.getLogger(ContactLog.class);

  private enum Told {
    UP,
    WAITING,
    STOPPED
  }

  private final DestinationId destination;
  private final InstantSource wall;
  private final LongSupplier owed;
  private Told told = Told.UP;
  private int failures;
  private @Nullable Instant lastSuccess;
  private @Nullable Instant lastErrorAt;
  private @Nullable String lastError;

  /**
   * @param owed how many entries the lane holds
   */
  ContactLog(DestinationId destination, InstantSource wall, LongSupplier owed) {
    this.destination = destination;
    this.wall = wall;
    this.owed = owed;
  }

  /** A delivery was taken or refused. */
  void answered(int afterFailures) {
    lastSuccess = wall.instant();
    failures = 0;
    if (told != Told.UP) {
      log.info(
          "destination {} is back after {} failed attempts; {} entries owed",
          destination,
          afterFailures,
          owed.getAsLong());
      told = Told.UP;
    }
  }

  void unavailable(long nanosToNext, int failuresInARow, Unavailable answer) {
    remember(answer);
    failures = failuresInARow;
    Duration wait = Duration.ofMillis(nanosToNext / 1_000_000);
    if (told != Told.WAITING) {
      log.warn(
          "destination {} is unavailable: {}; next attempt in {}, {} entries owed",
          destination,
          lastError,
          wait,
          owed.getAsLong());
      told = Told.WAITING;
    } else {
      log.debug("destination {} failed {} times: {}; {}", destination, failures, lastError, wait);
    }
  }

  void stopped(Unavailable answer) {
    remember(answer);
    if (told != Told.STOPPED) {
      log.error(
          "destination {} refuses us: {}; {} and then retry the lane; {} entries wait",
          destination,
          lastError,
          remedy(answer.kind()),
          owed.getAsLong());
      told = Told.STOPPED;
    } else {
      log.debug("destination {} still refuses us: {}", destination, lastError);
    }
  }

  LaneStatus.Contact snapshot(@Nullable Instant nextAttempt, String breaker) {
    return new LaneStatus.Contact(
        lastSuccess, lastError, lastErrorAt, nextAttempt, failures, breaker);
  }

  private void remember(Unavailable answer) {
    lastErrorAt = wall.instant();
    String status = answer.status() == 0 ? "" : "status " + answer.status() + ", ";
    lastError = status + answer.reason();
  }

  private static String remedy(Kind kind) {
    return kind == Kind.CREDENTIALS
        ? "check the key of this destination"
        : "check the address and path of this destination";
  }
}
