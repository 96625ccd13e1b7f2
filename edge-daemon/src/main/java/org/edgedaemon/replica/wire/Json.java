package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** JSON as it is read and written here. */
final class Json {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 256;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxNameLength(MAX_NAME)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);
  private static final ObjectReader ELEMENTS =
      READER.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectWriter WRITER =
      MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private static final JsonFactory LISTS = new JsonFactoryBuilder().rootValueSeparator(",").build();

  private Json() {}

  /** Writes values with commas between. */
  static JsonGenerator generator(OutputStream out) {
    try {
      return LISTS.createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * The object that these bytes are. Strings are as long as the bytes at most, so a limit on the
   * bytes is a limit on all.
   */
  static ObjectNode read(byte[] bytes) {
    JsonNode node;
    try {
      node = READER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new MalformedException("the body is not well-formed JSON", e);
    } catch (IOException e) {
      throw new MalformedException("the body is not JSON in UTF-8", e);
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedException("the body is not a JSON object");
  }

  /**
   * The same of an object with a list, whose elements are handed over one by one: no more than one
   * of them is in memory as a tree.
   *
   * @return the other members
   */
  static ObjectNode read(byte[] bytes, String list, Consumer<ObjectNode> elements) {
    ObjectNode others = object();
    boolean found = false;
    try (JsonParser json = MAPPER.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("the body is not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(list)) {
          each(json, list, elements);
          found = true;
        } else {
          others.set(name, ELEMENTS.readTree(json));
        }
      }
      if (json.nextToken() != null) {
        throw new MalformedException("the body is not well-formed JSON");
      }
    } catch (JsonProcessingException e) {
      throw new MalformedException("the body is not well-formed JSON", e);
    } catch (IOException e) {
      throw new MalformedException("the body is not JSON in UTF-8", e);
    }
    if (!found) {
      throw new MalformedException(list + " is not a list");
    }
    return others;
  }

  private static void each(JsonParser json, String list, Consumer<ObjectNode> elements)
      throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new MalformedException(list + " is not a list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!(ELEMENTS.readTree(json) instanceof ObjectNode element)) {
        throw new MalformedException(list + " holds something that is no object");
      }
      elements.accept(element);
    }
  }

  static byte[] write(JsonNode node) {
    try {
      return WRITER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree can always be written", e);
    }
  }
}
