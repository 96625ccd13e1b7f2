package org.edgedaemon.outbox;

import java.time.Instant;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.EventId;

/**
 * What one try to deliver one entry came to.
 *
 * @param status HTTP status or protocol code, 0 when there was none
 * @param response what the destination said, shortened to {@value #MAX_TEXT} characters
 * @param reason why it was not taken, shortened alike; empty when it was
 */
public record DeliveryNote(
    DestinationId destination,
    EventId eventId,
    EntryKind kind,
    long sequence,
    DeliveryState state,
    int status,
    String response,
    String reason,
    Instant at) {
  public static final int MAX_TEXT = 500;

  public DeliveryNote {
    response = shortened(response);
    reason = shortened(reason);
  }

  public static DeliveryNote of(
      DestinationId destination,
      SequencedEntry entry,
      DeliveryState state,
      int status,
      String response,
      String reason,
      Instant at) {
    return new DeliveryNote(
        destination,
        entry.entry().eventId(),
        entry.entry().kind(),
        entry.sequence(),
        state,
        status,
        response,
        reason,
        at);
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    // Half a surrogate pair would be no text.
    int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 2)) ? MAX_TEXT - 2 : MAX_TEXT - 1;
    return text.substring(0, end) + "…";
  }
}
