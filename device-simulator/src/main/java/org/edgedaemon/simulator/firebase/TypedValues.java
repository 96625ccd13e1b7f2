package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of Firestore's typed values, checked as strictly as the service does. */
final class TypedValues {
  private static final Pattern RESERVED = Pattern.compile("__.*__");
  private static final Set<String> SPECIAL_DOUBLES = Set.of("NaN", "Infinity", "-Infinity");
  private static final int MAX_NAME = 1_500;
  private static final int MAX_DEPTH = 20;

  private TypedValues() {}

  /** Checks the fields of a document or map, and brings times into their stored form. */
  static void checkFields(JsonNode fields, String where, int depth) throws Refusal {
    if (!(fields instanceof ObjectNode object) || depth > MAX_DEPTH) {
      throw Refusal.invalid("Invalid value at '" + where + "'");
    }
    int index = 0;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      checkName(field.getKey());
      checkValue(field.getValue(), where + "[" + index + "].value", depth, false);
      index++;
    }
  }

  static void checkValue(JsonNode value, String where, int depth, boolean inArray) throws Refusal {
    if (!(value instanceof ObjectNode typed) || typed.size() != 1) {
      throw Refusal.invalid("Invalid value at '" + where + "' (oneof)");
    }
    String type = typed.fieldNames().next();
    JsonNode raw = typed.get(type);
    switch (type) {
      case "nullValue", "booleanValue", "bytesValue", "referenceValue", "geoPointValue" ->
          checkPlain(type, raw, where);
      case "stringValue" -> require(raw.isTextual(), where, "TYPE_STRING", raw);
      case "integerValue" -> checkInteger(raw, where);
      case "doubleValue" ->
          require(
              raw.isNumber() || SPECIAL_DOUBLES.contains(raw.asText()), where, "TYPE_DOUBLE", raw);
      case "timestampValue" -> typed.put(type, timestamp(raw, where));
      case "mapValue" -> {
        if (raw.has("fields")) {
          checkFields(raw.get("fields"), where + ".map_value.fields", depth + 1);
        }
      }
      case "arrayValue" -> checkArray(raw, where, depth, inArray);
      default ->
          throw Refusal.invalid(
              "Invalid JSON payload received. Unknown name \"%s\" at '%s': Cannot find field."
                  .formatted(type, where));
    }
  }

  static void checkName(String name) throws Refusal {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_NAME || RESERVED.matcher(name).matches()) {
      throw Refusal.invalid("Property name \"" + name + "\" is reserved or out of bounds.");
    }
  }

  static void require(boolean good, String where, String type, JsonNode raw) throws Refusal {
    if (!good) {
      throw Refusal.invalid("Invalid value at '%s' (%s), %s".formatted(where, type, raw));
    }
  }

  private static void checkPlain(String type, JsonNode raw, String where) throws Refusal {
    boolean good =
        switch (type) {
          case "nullValue" -> raw.isNull() || raw.asText().equals("NULL_VALUE");
          case "booleanValue" -> raw.isBoolean();
          case "geoPointValue" -> raw.isObject();
          default -> raw.isTextual();
        };
    require(good, where, type, raw);
  }

  private static void checkInteger(JsonNode raw, String where) throws Refusal {
    boolean good = raw.isIntegralNumber() && raw.canConvertToLong();
    if (raw.isTextual()) {
      try {
        good = Long.toString(Long.parseLong(raw.asText())).equals(raw.asText());
      } catch (NumberFormatException e) {
        good = false;
      }
    }
    require(good, where, "TYPE_INT64", raw);
  }

  private static void checkArray(JsonNode raw, String where, int depth, boolean inArray)
      throws Refusal {
    if (inArray) {
      throw Refusal.invalid("Cannot convert an array value in an array value.");
    }
    for (JsonNode element : raw.path("values")) {
      checkValue(element, where + ".array_value.values", depth + 1, true);
    }
  }

  private static String timestamp(JsonNode raw, String where) throws Refusal {
    try {
      Instant instant = OffsetDateTime.parse(raw.asText()).toInstant();
      return instant.truncatedTo(ChronoUnit.MICROS).toString();
    } catch (DateTimeException e) {
      throw Refusal.invalid("Invalid value at '%s' (Timestamp), %s".formatted(where, raw));
    }
  }
}
