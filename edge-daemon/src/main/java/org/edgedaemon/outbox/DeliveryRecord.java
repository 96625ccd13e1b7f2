package org.edgedaemon.outbox;

import java.time.Instant;

/**
 * All tries to deliver one entry to one destination.
 *
 * @param last the newest one, with the state the entry is in
 * @param attempts how many there were
 * @param firstAt when the first one ended
 */
public record DeliveryRecord(DeliveryNote last, int attempts, Instant firstAt) {
  public DeliveryRecord {
    if (attempts < 1) {
      throw new IllegalArgumentException(attempts + " attempts");
    }
  }

  /**
   * This and a newer try. What is final stays so until something final follows: an entry that an
   * operator has tried again is dead until it is taken.
   */
  public DeliveryRecord then(DeliveryRecord newer) {
    boolean keeps = last.state().isFinal() && !newer.last().state().isFinal();
    return new DeliveryRecord(
        keeps ? at(newer.last().at()) : newer.last(), attempts + newer.attempts(), firstAt);
  }

  private DeliveryNote at(Instant moment) {
    return new DeliveryNote(
        last.destination(),
        last.eventId(),
        last.kind(),
        last.sequence(),
        last.state(),
        last.status(),
        last.response(),
        last.reason(),
        moment);
  }
}
