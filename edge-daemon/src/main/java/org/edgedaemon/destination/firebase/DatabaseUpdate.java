package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Changes as one multi-path update of a Realtime Database:
 *
 * <pre>
 * {"marks/ID":{…},"students/ID/name":"…","students/ID/units/CS101/attended":3}
 * </pre>
 *
 * A path has no ancestor in the same update: whole documents and single fields are in different
 * collections. Null would delete and is left out; a list of texts becomes {@code {"text":true}},
 * other lists {@code {"i0":…}}, because lists do not survive there; integers that a double cannot
 * hold become text.
 */
final class DatabaseUpdate {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long EXACT = 1L << 53;

  private DatabaseUpdate() {}

  static byte[] render(List<Change> changes) {
    ObjectNode update = NODES.objectNode();
    for (Change change : changes) {
      if (change instanceof Change.Whole whole) {
        update.set(change.document(), value(whole.content()));
      } else if (change instanceof Change.Merge merge) {
        merge.puts().forEach(put -> set(update, change, put.path(), put.value()));
        merge.highests().forEach(high -> set(update, change, high.path(), high.number()));
      }
    }
    return update.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void set(ObjectNode update, Change change, List<String> path, JsonNode value) {
    String keys = path.stream().map(DatabaseKeys::escape).collect(Collectors.joining("/"));
    update.set(change.document() + "/" + keys, value(value));
  }

  private static JsonNode value(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (!member.getValue().isNull()) {
          object.set(DatabaseKeys.escape(member.getKey()), value(member.getValue()));
        }
      }
      return object;
    }
    if (value.isArray()) {
      return list(value);
    }
    boolean inexact =
        value.isIntegralNumber()
            && !(value.canConvertToLong() && Math.abs(value.longValue()) <= EXACT);
    return inexact ? NODES.textNode(value.asText()) : value;
  }

  private static ObjectNode list(JsonNode list) {
    ObjectNode object = NODES.objectNode();
    boolean texts = StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isTextual);
    int index = 0;
    for (JsonNode element : list) {
      if (texts) {
        object.put(DatabaseKeys.escape(element.textValue()), true);
      } else if (!element.isNull()) {
        object.set("i" + index, value(element));
      }
      index++;
    }
    return object;
  }
}
