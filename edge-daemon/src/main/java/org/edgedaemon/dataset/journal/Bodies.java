package org.edgedaemon.dataset.journal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.entry.SequencedEntry;

/** Bodies of entries as trees; numbers keep every digit. */
final class Bodies {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Bodies() {}

  static ObjectNode of(SequencedEntry entry) {
    try {
      JsonNode body = JSON.readTree(entry.entry().body().toBytes());
      if (body instanceof ObjectNode object) {
        return object;
      }
      throw new SourceException("entry " + entry.sequence() + " of the journal is no object");
    } catch (IOException e) {
      throw new SourceException(
          "entry " + entry.sequence() + " of the journal is no JSON: verify the journal", e);
    }
  }
}
