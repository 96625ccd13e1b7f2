package org.edgedaemon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import org.edgedaemon.admin.AdminJson;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.entry.JsonBody;
import org.jspecify.annotations.Nullable;

/** Looks into the JSON of an entry, for people. */
final class Bodies {
  private Bodies() {}

  /** A body that does not parse is shown as one without members, not as an end of the listing. */
  static JsonNode parse(EntryView entry) {
    try {
      return AdminJson.mapper().readTree(entry.body());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The body with its sequence, as destinations get it; on one line. */
  static String withSequence(EntryView entry) {
    byte[] whole = JsonBody.of(entry.body()).withSequence(entry.sequence());
    return new String(whole, StandardCharsets.UTF_8).replace('\n', ' ').replace('\r', ' ');
  }

  /** The text at a path of members; null when there is none. */
  static @Nullable String text(JsonNode body, String... members) {
    JsonNode node = body;
    for (String member : members) {
      node = node.path(member);
    }
    return node.isValueNode() && !node.isNull() ? node.asText() : null;
  }
}
