package org.edgedaemon.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.edgedaemon.device.Recognition;
import org.edgedaemon.entry.JsonBody;
import org.jspecify.annotations.Nullable;

/**
 * The recognition as JSON, version 1, without {@code seq}, which is added at delivery.
 *
 * <pre>
 * event_id site device{id serial name kind} user_id user_name outcome[matched not_matched] score
 * occurred_at device_time received_at raw{status verify event}
 * </pre>
 *
 * {@code user_id}, {@code user_name} and {@code score} may be null; {@code raw.event} is the
 * device's own record, left out when there is none. Members are added, never renamed or removed.
 */
final class RecognitionJson {
  private final EventJson events;

  RecognitionJson(EventJson events) {
    this.events = events;
  }

  JsonBody encode(Recognition seen) {
    return events.object(
        (json, whole) -> {
          events.origin(json, seen.eventId().value(), seen.device());
          json.writeStringField("user_id", seen.user() == null ? null : seen.user().value());
          json.writeStringField("user_name", seen.userName());
          json.writeStringField("outcome", seen.outcome().wireName());
          writeScore(json, seen.score());
          events.times(json, seen.time(), seen.receivedAt());
          EventJson.raw(json, seen.raw(), whole);
        });
  }

  /** JSON knows no infinity. */
  private static void writeScore(JsonGenerator json, @Nullable Double score) throws IOException {
    if (score == null || !Double.isFinite(score)) {
      json.writeNullField("score");
    } else {
      json.writeNumberField("score", score);
    }
  }
}
