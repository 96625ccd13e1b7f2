package org.edgedaemon.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchTime.Clarity;
import org.jspecify.annotations.Nullable;

/**
 * The punch as JSON, version 1: what every destination gets, without {@code seq}, which is added at
 * delivery.
 *
 * <pre>
 * event_id site device{id serial name kind} user_id user_name occurred_at device_time received_at
 * direction verify_mode work_code source raw{status verify} clock_offset_seconds
 * flags[ambiguous_time skipped_time implausible_time]   (flags only when there is one)
 * </pre>
 *
 * {@code raw} also has {@code event}, the device's own record, when there is one. Members are
 * added, never renamed or removed.
 */
final class PunchJson {
  private final EventJson events;

  PunchJson(EventJson events) {
    this.events = events;
  }

  JsonBody encode(Punch punch) {
    return events.object(
        (json, whole) -> {
          events.origin(json, punch.eventId().value(), punch.device());
          json.writeStringField("user_id", punch.user().value());
          json.writeStringField("user_name", punch.userName());
          events.times(json, punch.time(), punch.receivedAt());
          json.writeStringField("direction", punch.direction().wireName());
          json.writeStringField("verify_mode", punch.verifyMode().wireName());
          json.writeStringField("work_code", punch.workCode());
          json.writeStringField("source", punch.source().wireName());
          EventJson.raw(json, punch.raw(), whole);
          writeOffset(json, punch.clockOffset());
          writeFlags(json, punch);
        });
  }

  private static void writeOffset(JsonGenerator json, @Nullable Duration offset)
      throws IOException {
    if (offset == null) {
      json.writeNullField("clock_offset_seconds");
    } else {
      json.writeNumberField("clock_offset_seconds", offset.toMillis() / 1000.0);
    }
  }

  private static void writeFlags(JsonGenerator json, Punch punch) throws IOException {
    Clarity clarity = punch.time().clarity();
    if (clarity == Clarity.CLEAR && punch.plausible()) {
      return;
    }
    json.writeArrayFieldStart("flags");
    if (clarity == Clarity.AMBIGUOUS) {
      json.writeString("ambiguous_time");
    }
    if (clarity == Clarity.SKIPPED) {
      json.writeString("skipped_time");
    }
    if (!punch.plausible()) {
      json.writeString("implausible_time");
    }
    json.writeEndArray();
  }
}
