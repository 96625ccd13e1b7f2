package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * JSON of terminals: small slips (raw control characters, needless escapes, leading zeros, a comma
 * too many, something after the end) are forgiven, sizes are not.
 */
final class JsonTree {
  /** What no document goes beyond. */
  static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(IsapiReader.MAX_DEPTH)
          .maxTokenCount(IsapiReader.MAX_ELEMENTS)
          .maxNumberLength(64)
          .maxNameLength(256)
          .maxStringLength(IsapiReader.MAX_BODY)
          .build();

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(CONSTRAINTS)
              .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
              .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
              .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .build());

  private JsonTree() {}

  static Optional<JsonNode> parse(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      JsonNode tree = MAPPER.readTree(parser);
      return Optional.ofNullable(tree).filter(JsonNode::isObject);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** Compact text of a tree that was read here or built by us. */
  static String compact(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written", e);
    }
  }
}
