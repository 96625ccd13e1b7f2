package org.edgedaemon.outbox;

import java.time.Instant;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.SequencedEntry;

/**
 * A delivery given up on, kept with its reason, replayable.
 *
 * @param id given by the store; 0 before it is stored
 * @param status HTTP status or protocol code, 0 when there was none
 * @param reason for an operator
 * @param body what the destination answered, shortened, without secrets
 * @param attempts how often it was tried
 */
public record DeadLetter(
    long id,
    DestinationId destination,
    SequencedEntry entry,
    int status,
    String reason,
    String body,
    int attempts,
    Instant givenUpAt,
    boolean retryWanted) {}
