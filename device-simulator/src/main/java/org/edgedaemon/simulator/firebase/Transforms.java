package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The field transforms of a write. */
final class Transforms {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Transforms() {}

  /** Checks one before anything is applied. */
  static void check(JsonNode transform, String where) throws Refusal {
    FieldPath.parse(transform.path("fieldPath").asText());
    if (transform.size() != 2) {
      throw Refusal.invalid("Invalid value at '" + where + "' (oneof), transform_type");
    }
    String kind = kind(transform);
    JsonNode operand = transform.get(kind);
    switch (kind) {
      case "setToServerValue" ->
          TypedValues.require(
              operand.asText().equals("REQUEST_TIME"), where, "ServerValue", operand);
      case "increment", "maximum", "minimum" -> {
        TypedValues.checkValue(operand, where + "." + kind, 0, false);
        TypedValues.require(isNumber(operand), where, "number", operand);
      }
      case "appendMissingElements", "removeAllFromArray" -> {
        for (JsonNode element : operand.path("values")) {
          TypedValues.checkValue(element, where + "." + kind, 0, true);
        }
      }
      default -> throw Refusal.invalid("Unknown name \"" + kind + "\" at '" + where + "'");
    }
  }

  /** Applies one and returns its result. */
  static JsonNode apply(JsonNode transform, ObjectNode fields, Instant now) throws Refusal {
    FieldPath path = FieldPath.parse(transform.path("fieldPath").asText());
    String kind = kind(transform);
    JsonNode operand = transform.get(kind);
    JsonNode current = path.get(fields);
    JsonNode next =
        switch (kind) {
          case "setToServerValue" ->
              typed("timestampValue", now.truncatedTo(ChronoUnit.MILLIS).toString());
          case "increment" ->
              current != null && isNumber(current) ? sum(current, operand) : operand;
          case "maximum" -> larger(current, operand, 1);
          case "minimum" -> larger(current, operand, -1);
          case "appendMissingElements" -> elements(current, operand, true);
          default -> elements(current, operand, false);
        };
    path.set(fields, next.deepCopy());
    boolean array = kind.equals("appendMissingElements") || kind.equals("removeAllFromArray");
    return array ? typed("nullValue", null) : next;
  }

  private static String kind(JsonNode transform) {
    for (String name : (Iterable<String>) transform::fieldNames) {
      if (!name.equals("fieldPath")) {
        return name;
      }
    }
    return "";
  }

  private static boolean isNumber(JsonNode value) {
    return value.has("integerValue") || value.has("doubleValue");
  }

  private static double number(JsonNode value) {
    return value.has("integerValue")
        ? Long.parseLong(value.get("integerValue").asText())
        : value.get("doubleValue").asDouble();
  }

  private static JsonNode larger(@Nullable JsonNode current, JsonNode operand, int sign) {
    if (current == null || !isNumber(current)) {
      return operand;
    }
    return sign * Double.compare(number(operand), number(current)) > 0 ? operand : current;
  }

  private static JsonNode sum(JsonNode a, JsonNode b) {
    if (a.has("integerValue") && b.has("integerValue")) {
      long sum =
          Long.parseLong(a.get("integerValue").asText())
              + Long.parseLong(b.get("integerValue").asText());
      return typed("integerValue", Long.toString(sum));
    }
    return NODES.objectNode().put("doubleValue", number(a) + number(b));
  }

  private static JsonNode elements(@Nullable JsonNode current, JsonNode operand, boolean add) {
    Set<JsonNode> values = new LinkedHashSet<>();
    if (current != null) {
      current.path("arrayValue").path("values").forEach(values::add);
    }
    for (JsonNode element : operand.path("values")) {
      if (add) {
        values.add(element);
      } else {
        values.remove(element);
      }
    }
    ObjectNode array = NODES.objectNode();
    ArrayNode list = array.putObject("arrayValue").putArray("values");
    values.forEach(list::add);
    return array;
  }

  private static ObjectNode typed(String type, @Nullable String value) {
    return NODES.objectNode().put(type, value);
  }
}
