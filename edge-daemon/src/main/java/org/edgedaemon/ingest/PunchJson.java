package org.edgedaemon.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.DeviceIdentity;
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
 * Members are added, never renamed or removed. Not thread-safe: it keeps what neighbours in a batch
 * share.
 */
final class PunchJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final String site;
  private final ByteArrayBuilder buffer = new ByteArrayBuilder(512);
  private final StringBuilder time = new StringBuilder(32);
  private @Nullable Instant lastReceived;
  private String lastReceivedText = "";

  PunchJson(String site) {
    this.site = site;
  }

  JsonBody encode(Punch punch) {
    buffer.reset();
    try (JsonGenerator json = JSON.createGenerator(buffer)) {
      json.writeStartObject();
      json.writeStringField("event_id", punch.eventId().value());
      json.writeStringField("site", site);
      writeDevice(json, punch.device());
      json.writeStringField("user_id", punch.user().value());
      json.writeStringField("user_name", punch.userName());
      writeTimes(json, punch);
      json.writeStringField("direction", punch.direction().wireName());
      json.writeStringField("verify_mode", punch.verifyMode().wireName());
      json.writeStringField("work_code", punch.workCode());
      json.writeStringField("source", punch.source().wireName());
      json.writeObjectFieldStart("raw");
      json.writeNumberField("status", punch.raw().status());
      json.writeNumberField("verify", punch.raw().verify());
      json.writeEndObject();
      writeOffset(json, punch.clockOffset());
      writeFlags(json, punch);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return JsonBody.ofOwned(buffer.toByteArray());
  }

  private static void writeDevice(JsonGenerator json, DeviceIdentity device) throws IOException {
    json.writeObjectFieldStart("device");
    json.writeStringField("id", device.id().value());
    json.writeStringField("serial", device.serial());
    json.writeStringField("name", device.name());
    json.writeStringField("kind", device.kind());
    json.writeEndObject();
  }

  private void writeTimes(JsonGenerator json, Punch punch) throws IOException {
    time.setLength(0);
    IsoTime.append(time, punch.time().deviceTime());
    int local = time.length();
    time.append(punch.time().occurredAt().getOffset().getId());
    json.writeStringField("occurred_at", time.toString());
    json.writeStringField("device_time", time.substring(0, local));
    json.writeStringField("received_at", received(punch.receivedAt()));
  }

  private String received(Instant receivedAt) {
    if (!receivedAt.equals(lastReceived)) {
      lastReceived = receivedAt;
      lastReceivedText = receivedAt.toString();
    }
    return lastReceivedText;
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
