package org.edgedaemon.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.entry.JsonBody;
import org.jspecify.annotations.Nullable;

/** Reads a cursor entry back; what makes no sense is no cursor, and the device is read whole. */
final class CursorBody {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CursorBody() {}

  /** The cursor, if the reads that it sums up began after hole {@code newest} was known. */
  static @Nullable ReadCursor read(JsonBody body, long newest) {
    try {
      JsonNode tree = JSON.readTree(body.toString());
      JsonNode text = tree.path("cursor");
      boolean good =
          text.isTextual() && !text.textValue().isEmpty() && tree.path("hole").asLong() == newest;
      return good ? new ReadCursor(text.textValue()) : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
