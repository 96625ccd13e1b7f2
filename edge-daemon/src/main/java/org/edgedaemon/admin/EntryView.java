package org.edgedaemon.admin;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.time.LocalDateTime;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.SequencedEntry;

/**
 * An entry as the admin port and the commands show it.
 *
 * @param kind its word as in the etc file
 * @param body the JSON object that destinations get
 */
public record EntryView(
    long sequence,
    String kind,
    String eventId,
    String device,
    LocalDateTime deviceTime,
    Instant receivedAt,
    @JsonRawValue @JsonDeserialize(using = RawJson.class) String body) {

  public static EntryView of(SequencedEntry sequenced) {
    Entry entry = sequenced.entry();
    return new EntryView(
        sequenced.sequence(),
        entry.kind().wireName(),
        entry.eventId().value(),
        entry.device().value(),
        entry.deviceTime(),
        entry.receivedAt(),
        entry.body().toString());
  }
}
