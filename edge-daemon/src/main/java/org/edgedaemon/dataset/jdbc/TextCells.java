package org.edgedaemon.dataset.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Texts, octets, and what is JSON already. */
final class TextCells {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private TextCells() {}

  static JsonNode text(ResultSet row, int column) throws SQLException {
    return text(row.getString(column));
  }

  static JsonNode binary(ResultSet row, int column) throws SQLException {
    byte[] octets = row.getBytes(column);
    return octets == null
        ? NullNode.instance
        : TextNode.valueOf(Base64.getEncoder().encodeToString(octets));
  }

  /** A text that is no JSON after all stays a text. */
  static JsonNode json(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    if (text == null) {
      return NullNode.instance;
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  static JsonNode array(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    if (array == null) {
      return NullNode.instance;
    }
    JsonNode node = JSON.valueToTree(array.getArray());
    array.free();
    return node;
  }

  private static JsonNode text(@Nullable String text) {
    return text == null ? NullNode.instance : TextNode.valueOf(text);
  }
}
