package org.edgedaemon.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane of the outbox.
 *
 * @param laneEntries entries in the lane's file
 * @param laneBytes bytes of them
 * @param backlog entries owed in all: in the lane, and in the journal behind it
 * @param watermark the sequence up to which every entry is settled
 * @param oldestOwed when the oldest owed entry reached us; null when none is owed or it is unknown
 * @param attempts failed ones in a row
 * @param nextAttempt null when the lane is not waiting
 */
public record LaneInfo(
    String destination,
    LaneState state,
    long laneEntries,
    long laneBytes,
    long backlog,
    long watermark,
    @Nullable Instant oldestOwed,
    int attempts,
    @Nullable Instant nextAttempt,
    long deadLetters,
    @Nullable String lastError) {}
