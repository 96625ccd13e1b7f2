package org.edgedaemon.replica.hub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one slave since the start.
 *
 * @param lastContact its last call; null for none
 * @param lastSync when it last had everything; null for never
 * @param lastError what it said of its last round, if that failed; null if not
 * @param failingSince when it first said that a round failed, if none went well since; null if not
 * @param listening whether it hears at once of what is new
 * @param taken changes that were taken, also in part
 * @param conflicts of these, where others had changed the same
 * @param refused changes that could not be taken
 * @param told rows that it got
 */
public record SlaveFigures(
    String slave,
    @Nullable Instant lastContact,
    @Nullable Instant lastSync,
    @Nullable String lastError,
    @Nullable Instant failingSince,
    boolean listening,
    long taken,
    long conflicts,
    long refused,
    long told) {
  /** Of one that never called. */
  static SlaveFigures none(String slave) {
    return new SlaveFigures(slave, null, null, null, null, false, 0, 0, 0, 0);
  }
}
