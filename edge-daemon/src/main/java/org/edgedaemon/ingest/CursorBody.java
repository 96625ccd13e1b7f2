package org.edgedaemon.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.entry.JsonBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a cursor entry back; what makes no sense is no cursor, and the device is read whole. */
final class CursorBody {
  private static final Logger log = LoggerFactory.getLogger(CursorBody.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private CursorBody() {}

  /** What a cursor entry says, when {@code newest} is the newest hole that is known. */
  static ReadProgress.Past read(JsonBody body, long newest) {
    try {
      JsonNode tree = JSON.readTree(body.toString());
      JsonNode text = tree.path("cursor");
      if (text.isTextual() && !text.textValue().isEmpty()) {
        ReadCursor known = new ReadCursor(text.textValue());
        boolean counts = tree.path("hole").asLong() == newest;
        return new ReadProgress.Past(new ReadProgress.Point(counts ? known : null, newest), known);
      }
    } catch (JsonProcessingException e) {
      log.debug("a read cursor makes no sense, the device is read whole", e);
    }
    return nothing(newest);
  }

  /** Never read. */
  static ReadProgress.Past nothing(long newest) {
    return new ReadProgress.Past(new ReadProgress.Point(null, newest), null);
  }
}
