package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way to a field: simple names or back-quoted ones, joined by dots. Values in between are
 * {@code {"mapValue":{"fields":{…}}}}.
 */
record FieldPath(List<String> names) {
  private static final Pattern SEGMENT =
      Pattern.compile("\\G(?:([A-Za-z_][A-Za-z_0-9]*)|`((?:[^`\\\\]|\\\\.)+)`)(\\.|$)");

  static FieldPath parse(String text) throws Refusal {
    List<String> names = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(text);
    int end = 0;
    boolean more = true;
    while (more && matcher.find()) {
      String simple = matcher.group(1);
      names.add(simple != null ? simple : matcher.group(2).replaceAll("\\\\(.)", "$1"));
      end = matcher.end();
      more = !matcher.group(3).isEmpty();
    }
    if (names.isEmpty() || end != text.length() || more) {
      throw Refusal.invalid("Invalid property path \"" + text + "\".");
    }
    return new FieldPath(List.copyOf(names));
  }

  /** The value there; null when there is none. */
  @Nullable JsonNode get(ObjectNode fields) {
    ObjectNode at = fields;
    for (int i = 0; i < names.size() - 1; i++) {
      if (!(at.path(names.get(i)).path("mapValue").path("fields") instanceof ObjectNode inner)) {
        return null;
      }
      at = inner;
    }
    return at.get(names.get(names.size() - 1));
  }

  /** Puts a value there, and maps on the way where there are none; null takes it away. */
  void set(ObjectNode fields, @Nullable JsonNode value) {
    ObjectNode at = fields;
    for (int i = 0; i < names.size() - 1; i++) {
      String name = names.get(i);
      if (at.path(name).path("mapValue").path("fields") instanceof ObjectNode inner) {
        at = inner;
      } else if (at.path(name).has("mapValue")) {
        at = ((ObjectNode) at.get(name).get("mapValue")).putObject("fields");
      } else if (value == null) {
        return;
      } else {
        at = at.putObject(name).putObject("mapValue").putObject("fields");
      }
    }
    String last = names.get(names.size() - 1);
    if (value == null) {
      at.remove(last);
    } else {
      at.set(last, value);
    }
  }
}
