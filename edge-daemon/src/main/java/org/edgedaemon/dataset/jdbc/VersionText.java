package org.edgedaemon.dataset.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Versions as short texts that are compared and kept. */
final class VersionText {
  private static final int LONGEST = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  private VersionText() {}

  /** Of a column's value. */
  static String of(JsonNode value) {
    String text = value.asText();
    return text.isEmpty() || text.length() > LONGEST
        ? hash(text.getBytes(StandardCharsets.UTF_8))
        : text;
  }

  /** Of a whole row. */
  static String of(ObjectNode row) {
    try {
      return hash(JSON.writeValueAsBytes(row));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row is always JSON", e);
    }
  }

  private static String hash(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
