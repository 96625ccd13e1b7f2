package org.edgedaemon.dataset.cloud;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Objects;

/** Reads short answers: bounded text that was collected whole. */
final class AnswerText {
  private static final int DEEPEST = 64;
  private static final List<String> SAYING = List.of("message", "error", "detail", "title");
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  private AnswerText() {}

  /** What a refusal says for people; the whole text when it is no JSON that says something. */
  static String of(String body) {
    JsonNode root = tree(body);
    return SAYING.stream()
        .map(name -> root.path(name))
        .filter(node -> node.isTextual() && !node.textValue().isBlank())
        .map(JsonNode::textValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(body);
  }

  /** The JSON; a missing node when it is none. */
  static JsonNode tree(String body) {
    try {
      JsonNode root = JSON.readTree(body);
      return root == null ? MissingNode.getInstance() : root;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
