package org.edgedaemon.forward;

import java.time.Duration;
import java.time.Instant;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

/**
 * A lane at one moment.
 *
 * @param trouble what a local store (journal, lane file, dead letters) refuses to do, null when all
 *     of them work
 */
public record LaneStatus(
    DestinationId destination,
    LaneState state,
    Owed owed,
    Tally tally,
    Contact contact,
    @Nullable String trouble) {

  /**
   * What is still owed.
   *
   * @param entries in the lane
   * @param bytes of the lane
   * @param journalBacklog at most this many more are in the journal, waiting for room in the lane
   * @param oldestReceivedAt when the oldest owed entry was received; null when none is owed
   * @param deadLetters kept, waiting for an operator
   * @param watermark every entry up to this sequence is settled
   */
  public record Owed(
      long entries,
      long bytes,
      long journalBacklog,
      @Nullable Instant oldestReceivedAt,
      long deadLetters,
      long watermark) {
    static final Owed UNKNOWN = new Owed(0, 0, 0, null, 0, 0);
  }

  /**
   * Counts since the lane was started.
   *
   * @param sent entries accepted, duplicates included
   * @param duplicates entries that the destination said it had
   * @param retries deliveries that must be repeated
   * @param dead entries given up on
   * @param attempts deliveries answered
   * @param attemptTime how long they took together
   * @param lastAttempt how long the last one took
   */
  public record Tally(
      long sent,
      long duplicates,
      long retries,
      long dead,
      long attempts,
      Duration attemptTime,
      Duration lastAttempt) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
  }

  /**
   * How it stands with the destination.
   *
   * @param nextAttempt when it is tried again; null unless it waits
   * @param failures failed attempts in a row
   * @param breaker {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}
   */
  public record Contact(
      @Nullable Instant lastSuccess,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable Instant nextAttempt,
      int failures,
      String breaker) {
    static final Contact NEVER = new Contact(null, null, null, null, 0, "CLOSED");
  }

  static LaneStatus fresh(DestinationId destination) {
    return new LaneStatus(
        destination, LaneState.IDLE, Owed.UNKNOWN, Tally.NONE, Contact.NEVER, null);
  }

  LaneStatus with(LaneState newState) {
    return new LaneStatus(destination, newState, owed, tally, contact, trouble);
  }
}
