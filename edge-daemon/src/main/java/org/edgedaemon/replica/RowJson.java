package org.edgedaemon.replica;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
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

  /** Writes an image, and makes no tree of it. */
  public static void write(JsonGenerator json, RowImage image) throws IOException {
    FieldMap<JsonNode> fields = image.fields();
    json.writeStartObject();
    for (int i = 0; i < fields.size(); i++) {
      json.writeFieldName(fields.names().name(i));
      scalar(json, fields.value(i));
    }
    json.writeEndObject();
  }

  /**
   * Reads JSON, and makes no tree of it.
   *
   * @param reading ends at the last token
   * @throws IllegalArgumentException when it is no JSON, or not what is expected
   */
  public static <T> T read(String text, Reading<T> reading) {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      T read = reading.of(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("there is more than one JSON");
      }
      return read;
    } catch (IOException e) {
      throw new IllegalArgumentException("this is no JSON as it should be", e);
    }
  }

  /**
   * Reads an image.
   *
   * @param json at its beginning; afterwards at its end
   * @throws IllegalArgumentException when it is no object of scalars
   */
  public static RowImage image(JsonParser json, ImageMaker maker) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("a row is a JSON object");
    }
    maker.drop();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      maker.put(name, scalar(json, name));
    }
    return maker.made();
  }

  private static JsonNode scalar(JsonParser json, String name) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> TextNode.valueOf(json.getText());
      case VALUE_NUMBER_INT ->
          DecimalNode.valueOf(
              json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                  ? json.getDecimalValue()
                  : BigDecimal.valueOf(json.getLongValue()));
      case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(json.getDecimalValue());
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.instance;
      default -> throw new IllegalArgumentException("field " + name + " is not a JSON scalar");
    };
  }

  /** An image holds nothing else. */
  private static void scalar(JsonGenerator json, JsonNode value) throws IOException {
    if (value.isTextual()) {
      json.writeString(value.textValue());
    } else if (value.isNumber()) {
      json.writeNumber(value.decimalValue());
    } else if (value.isBoolean()) {
      json.writeBoolean(value.booleanValue());
    } else {
      json.writeNull();
    }
  }

  /** What is done with JSON that is read. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * Reads it.
     *
     * @param json at the first token
     */
    T of(JsonParser json) throws IOException;
  }
}
