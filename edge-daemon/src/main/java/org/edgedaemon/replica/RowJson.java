package org.edgedaemon.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** Images of rows as JSON objects, every digit kept. */
public final class RowJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RowJson() {}

  public static ObjectNode json(RowImage image) {
    ObjectNode node = JSON.createObjectNode();
    image.fields().forEach(node::set);
    return node;
  }

  /**
   * Reads an image.
   *
   * @throws IllegalArgumentException when it is no object of scalars
   */
  public static RowImage image(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("a row is a JSON object");
    }
    Map<String, JsonNode> fields = new HashMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return RowImage.of(fields);
  }

  /**
   * Reads any JSON without losing digits.
   *
   * @throws IllegalArgumentException when it is no JSON
   */
  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** JSON as text. */
  public static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
