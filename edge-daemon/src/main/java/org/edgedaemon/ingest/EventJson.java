package org.edgedaemon.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.RawCodes;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON of punches and of recognitions has in common. Not thread-safe: it keeps what
 * neighbours in a batch share.
 */
final class EventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final String site;
  private final ByteArrayBuilder buffer = new ByteArrayBuilder(512);
  private final StringBuilder time = new StringBuilder(32);
  private @Nullable Instant lastReceived;
  private String lastReceivedText = "";

  EventJson(String site) {
    this.site = site;
  }

  /** The members of one object. */
  interface Members {
    /** {@code whole} is false when the device's own record made it too large. */
    void write(JsonGenerator json, boolean whole) throws IOException;
  }

  /**
   * One object. Without the device's own record when it is too large with it: what happened is more
   * worth than how the device put it.
   */
  JsonBody object(Members members) {
    byte[] whole = bytes(members, true);
    return JsonBody.ofOwned(whole.length <= Entry.MAX_BODY ? whole : bytes(members, false));
  }

  void origin(JsonGenerator json, String eventId, DeviceIdentity device) throws IOException {
    json.writeStringField("event_id", eventId);
    json.writeStringField("site", site);
    json.writeObjectFieldStart("device");
    json.writeStringField("id", device.id().value());
    json.writeStringField("serial", device.serial());
    json.writeStringField("name", device.name());
    json.writeStringField("kind", device.kind());
    json.writeEndObject();
  }

  void times(JsonGenerator json, PunchTime when, Instant receivedAt) throws IOException {
    time.setLength(0);
    IsoTime.append(time, when.deviceTime());
    int local = time.length();
    time.append(when.occurredAt().getOffset().getId());
    json.writeStringField("occurred_at", time.toString());
    json.writeStringField("device_time", time.substring(0, local));
    json.writeStringField("received_at", received(receivedAt));
  }

  static void raw(JsonGenerator json, RawCodes raw, boolean whole) throws IOException {
    json.writeObjectFieldStart("raw");
    json.writeNumberField("status", raw.status());
    json.writeNumberField("verify", raw.verify());
    if (raw.event() != null && whole) {
      json.writeFieldName("event");
      json.writeRawValue(raw.event());
    }
    json.writeEndObject();
  }

  private byte[] bytes(Members members, boolean whole) {
    buffer.reset();
    try (JsonGenerator json = JSON.createGenerator(buffer)) {
      json.writeStartObject();
      members.write(json, whole);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return buffer.toByteArray();
  }

  private String received(Instant receivedAt) {
    if (!receivedAt.equals(lastReceived)) {
      lastReceived = receivedAt;
      lastReceivedText = receivedAt.toString();
    }
    return lastReceivedText;
  }
}
