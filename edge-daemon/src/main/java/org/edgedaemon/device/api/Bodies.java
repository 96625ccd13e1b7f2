package org.edgedaemon.device.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** Reads JSON from strangers: bounded in depth, tokens, names, numbers and texts. */
final class Bodies {
  /** Bytes of a call's body, unpacked. */
  static final int MAX_BYTES = 1024 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxTokenCount(200_000)
                          .maxNameLength(256)
                          .maxNumberLength(64)
                          .maxStringLength(Entry.MAX_BODY)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Bodies() {}

  /** A body, or the answer to one that cannot be read: exactly one of them. */
  record Body(@Nullable JsonNode json, @Nullable HttpAnswer refusal) {}

  /** Numbers stay as they were written. */
  static String write(JsonNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  static Body read(ServerRequest request) {
    Optional<String> type = request.header("Content-Type");
    if (type.isPresent() && !isJson(type.get())) {
      return refused(415, "Unsupported Media Type", "the body must be application/json");
    }
    try {
      JsonNode json = MAPPER.readTree(request.body().toBytes());
      return json == null || json.isMissingNode()
          ? refused(400, "Bad Request", "the body is empty")
          : new Body(json, null);
    } catch (JsonProcessingException e) {
      return refused(400, "Bad Request", "the body cannot be read as JSON" + where(e));
    } catch (IOException e) {
      return refused(400, "Bad Request", "the body cannot be read as UTF-8");
    }
  }

  private static boolean isJson(String type) {
    String bare = type.split(";", 2)[0].trim();
    return bare.equalsIgnoreCase(HttpAnswer.JSON);
  }

  /** Without the parser's own words: they quote what may be personal. */
  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }

  private static Body refused(int status, String title, String detail) {
    return new Body(null, HttpAnswer.problem(status, title, detail));
  }
}
