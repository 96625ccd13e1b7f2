package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tree of a Realtime Database. Null and empty objects are not there; objects whose keys are
 * mostly 0..n are read as arrays. Safe for use by several threads.
 */
final class DatabaseTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern BAD_KEY = Pattern.compile(".*[.$#\\[\\]/\\x00-\\x1F\\x7F].*");
  private static final int MAX_KEY = 768;
  private static final int MAX_DEPTH = 32;

  private final InstantSource clock;
  private ObjectNode root = NODES.objectNode();

  DatabaseTree(InstantSource clock) {
    this.clock = clock;
  }

  /** The value there, as the service answers it; null node when there is none. */
  synchronized JsonNode get(String path) throws Refusal {
    JsonNode at = root;
    for (String key : keys(path)) {
      at = at.path(key);
    }
    return at.isMissingNode() || (at.isObject() && at.isEmpty()) ? NODES.nullNode() : shown(at);
  }

  /** The tree as it is, without arrays. */
  synchronized ObjectNode snapshot() {
    return root.deepCopy();
  }

  synchronized void put(String path, JsonNode value) throws Refusal {
    ObjectNode next = root.deepCopy();
    root = set(next, keys(path), stored(value, 0));
  }

  /** Several paths at once, all or none; each is replaced whole. */
  synchronized void patch(String path, JsonNode update) throws Refusal {
    if (!update.isObject()) {
      throw Refusal.invalid("Invalid data; couldn't parse JSON object");
    }
    Map<String, List<String>> targets = new TreeMap<>();
    for (String key : (Iterable<String>) update::fieldNames) {
      List<String> keys = new ArrayList<>(keys(path));
      keys.addAll(keys(key));
      targets.put(key, keys);
    }
    refuseAncestors(List.copyOf(targets.values()));
    ObjectNode next = root.deepCopy();
    for (Map.Entry<String, List<String>> target : targets.entrySet()) {
      next = set(next, target.getValue(), stored(update.get(target.getKey()), 0));
    }
    root = next;
  }

  private static void refuseAncestors(List<List<String>> targets) throws Refusal {
    for (List<String> one : targets) {
      for (List<String> other : targets) {
        if (one.size() < other.size() && other.subList(0, one.size()).equals(one)) {
          throw Refusal.invalid("Path '" + one + "' is an ancestor of '" + other + "'");
        }
      }
    }
  }

  private static ObjectNode set(ObjectNode into, List<String> keys, JsonNode value) {
    if (keys.isEmpty()) {
      return value instanceof ObjectNode object ? object : NODES.objectNode();
    }
    List<ObjectNode> way = new ArrayList<>();
    ObjectNode at = into;
    for (String key : keys.subList(0, keys.size() - 1)) {
      way.add(at);
      at = at.path(key) instanceof ObjectNode inner ? inner : at.putObject(key);
    }
    if (value.isNull()) {
      at.remove(keys.get(keys.size() - 1));
    } else {
      at.set(keys.get(keys.size() - 1), value);
    }
    for (int i = way.size() - 1; i >= 0; i--) {
      if (way.get(i).path(keys.get(i)).isEmpty()) {
        way.get(i).remove(keys.get(i));
      }
    }
    return into;
  }

  private JsonNode stored(JsonNode value, int depth) throws Refusal {
    if (depth > MAX_DEPTH) {
      throw Refusal.invalid("Data is too deep");
    }
    if (value.path(".sv").asText().equals("timestamp")) {
      return NODES.numberNode(clock.millis());
    }
    if (!value.isContainerNode()) {
      return value.isNumber() && !value.isIntegralNumber()
          ? NODES.numberNode(value.asDouble())
          : value;
    }
    ObjectNode object = NODES.objectNode();
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        keep(object, Integer.toString(i), stored(value.get(i), depth + 1));
      }
    } else {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        checkKey(member.getKey());
        keep(object, member.getKey(), stored(member.getValue(), depth + 1));
      }
    }
    return object.isEmpty() ? NODES.nullNode() : object;
  }

  private static void keep(ObjectNode object, String key, JsonNode value) {
    if (!value.isNull()) {
      object.set(key, value);
    }
  }

  private static List<String> keys(String path) throws Refusal {
    List<String> keys = new ArrayList<>();
    for (String key : path.split("/", -1)) {
      if (!key.isEmpty()) {
        checkKey(key);
        keys.add(key);
      }
    }
    return keys;
  }

  private static void checkKey(String key) throws Refusal {
    if (key.isEmpty()
        || BAD_KEY.matcher(key).matches()
        || key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY) {
      throw Refusal.invalid(
          "Invalid data; couldn't parse key beginning at 1:1. Key value can't be empty or contain"
              + " $ # [ ] / or .");
    }
  }

  private static JsonNode shown(JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    int highest = -1;
    for (String key : (Iterable<String>) object::fieldNames) {
      if (!key.matches("0|[1-9]\\d{0,6}")) {
        highest = Integer.MAX_VALUE;
        break;
      }
      highest = Math.max(highest, Integer.parseInt(key));
    }
    if (highest < Integer.MAX_VALUE && object.size() * 2 > highest + 1) {
      ArrayNode array = NODES.arrayNode();
      for (int i = 0; i <= highest; i++) {
        JsonNode element = object.get(Integer.toString(i));
        array.add(element == null ? NODES.nullNode() : shown(element));
      }
      return array;
    }
    ObjectNode shown = NODES.objectNode();
    object.properties().forEach(member -> shown.set(member.getKey(), shown(member.getValue())));
    return shown;
  }
}
