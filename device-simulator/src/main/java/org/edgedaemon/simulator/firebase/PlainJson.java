package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Typed values as a person would write them. */
final class PlainJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PlainJson() {}

  static ObjectNode ofFields(JsonNode fields) {
    ObjectNode plain = NODES.objectNode();
    fields.properties().forEach(field -> plain.set(field.getKey(), of(field.getValue())));
    return plain;
  }

  private static JsonNode of(JsonNode value) {
    String type = value.fieldNames().next();
    JsonNode raw = value.get(type);
    return switch (type) {
      case "integerValue" -> NODES.numberNode(Long.parseLong(raw.asText()));
      case "nullValue" -> NODES.nullNode();
      case "mapValue" -> ofFields(raw.path("fields"));
      case "arrayValue" -> {
        ArrayNode array = NODES.arrayNode();
        raw.path("values").forEach(element -> array.add(of(element)));
        yield array;
      }
      default -> raw;
    };
  }
}
