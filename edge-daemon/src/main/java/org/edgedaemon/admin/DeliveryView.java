package org.edgedaemon.admin;

import java.time.Instant;
import org.edgedaemon.outbox.DeliveryNote;
import org.edgedaemon.outbox.DeliveryRecord;
import org.edgedaemon.outbox.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * What came of an entry at a destination.
 *
 * @param state pending, delivered, failed (tried again by itself), dead (see {@code dead list}), or
 *     unknown where the record was lost or is too old
 * @param status HTTP status or protocol code of the last try, 0 when there was none
 * @param response what the destination said, shortened
 * @param reason why the last try failed; empty when it did not
 */
public record DeliveryView(
    String destination,
    String state,
    int attempts,
    int status,
    String response,
    String reason,
    @Nullable Instant firstAt,
    @Nullable Instant lastAt) {

  public static DeliveryView of(DeliveryRecord record) {
    DeliveryNote last = record.last();
    return new DeliveryView(
        last.destination().value(),
        last.state().word(),
        record.attempts(),
        last.status(),
        last.response(),
        last.reason(),
        record.firstAt(),
        last.at());
  }

  /**
   * Of an entry without a record.
   *
   * @param settled whether the destination is past it
   */
  public static DeliveryView unrecorded(String destination, boolean settled) {
    String state = settled ? "unknown" : DeliveryState.PENDING.word();
    return new DeliveryView(destination, state, 0, 0, "", "", null, null);
  }
}
