package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as Firestore's typed values (REST v1, {@code google.firestore.v1.Value}).
 *
 * <pre>
 * "text" stringValue     1 integerValue, as a string     1.5 doubleValue     true booleanValue
 * null nullValue         {} mapValue.fields              [] arrayValue.values
 * "2026-03-01T08:59:31+03:00" in a field …_at: timestampValue
 * an array in an array is not allowed and becomes {"values":[…]}; an integer of more than 64 bits
 * becomes text
 * </pre>
 */
final class FirestoreValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private FirestoreValues() {}

  /** The fields of a document or map. */
  static ObjectNode fields(JsonNode object) {
    ObjectNode fields = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      fields.set(field.getKey(), of(field.getKey(), field.getValue()));
    }
    return fields;
  }

  /** The value of a field of this name. */
  static ObjectNode of(String name, JsonNode value) {
    ObjectNode typed = NODES.objectNode();
    switch (value.getNodeType()) {
      case NUMBER -> number(name, value, typed);
      case BOOLEAN -> typed.put("booleanValue", value.booleanValue());
      case OBJECT -> typed.putObject("mapValue").set("fields", fields(value));
      case ARRAY -> array(value, typed.putObject("arrayValue").putArray("values"));
      case STRING -> text(name, value.textValue(), typed);
      default -> typed.putNull("nullValue");
    }
    return typed;
  }

  private static void number(String name, JsonNode value, ObjectNode typed) {
    if (!value.isIntegralNumber() || name.equals("percentage")) {
      typed.put("doubleValue", value.doubleValue());
    } else if (value.canConvertToLong()) {
      typed.put("integerValue", Long.toString(value.longValue()));
    } else {
      typed.put("stringValue", value.asText());
    }
  }

  private static void text(String name, String text, ObjectNode typed) {
    Optional<Instant> time = name.endsWith("_at") ? time(text) : Optional.empty();
    if (time.isPresent()) {
      typed.put("timestampValue", time.get().toString());
    } else {
      typed.put("stringValue", text);
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      boolean fits = !instant.isBefore(FIRST) && !instant.isAfter(LAST);
      return fits ? Optional.of(instant) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void array(JsonNode array, ArrayNode values) {
    for (JsonNode element : array) {
      JsonNode allowed = element.isArray() ? NODES.objectNode().set("values", element) : element;
      values.add(of("", allowed));
    }
  }
}
