package org.edgedaemon.admin;

import java.time.Instant;
import org.edgedaemon.outbox.DeadLetter;

/**
 * A dead letter as the admin port and the commands show it.
 *
 * @param status HTTP status or protocol code, 0 when there was none
 * @param answer what the destination said, shortened
 * @param retryWanted it waits to be delivered again
 */
public record DeadLetterView(
    long id,
    String destination,
    int status,
    String reason,
    String answer,
    int attempts,
    Instant givenUpAt,
    boolean retryWanted,
    EntryView entry) {

  public static DeadLetterView of(DeadLetter letter) {
    return new DeadLetterView(
        letter.id(),
        letter.destination().value(),
        letter.status(),
        letter.reason(),
        letter.body(),
        letter.attempts(),
        letter.givenUpAt(),
        letter.retryWanted(),
        EntryView.of(letter.entry()));
  }
}
