package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What fields are called over there, where it is not what they are called here. Both sides are
 * paths of names joined by dots; an empty one over there leaves the field out. For example {@code
 * student.admission_number -> admissionNumber}.
 */
public record FieldNames(Map<String, String> renamed) {
  /** Everything is called as it is here. */
  public static final FieldNames SAME = new FieldNames(Map.of());

  private static final Pattern NAME = Pattern.compile("(?!__.*__$)[^.`\\\\/\\[\\]$#\\p{Cntrl}]+");

  public FieldNames {
    renamed = Map.copyOf(renamed);
    Set<String> taken = new HashSet<>();
    renamed.forEach(
        (here, there) -> {
          checkPath(here);
          if (!there.isEmpty()) {
            checkPath(there);
            if (!taken.add(there)) {
              throw new IllegalArgumentException("two fields cannot both be called " + there);
            }
          }
        });
  }

  /** The path over there; empty when the field is left out. */
  List<String> pathOf(String here) {
    String there = renamed.getOrDefault(here, here);
    return there.isEmpty() ? List.of() : List.of(there.split("\\."));
  }

  /** Renames within a body, which is changed. */
  ObjectNode applyTo(ObjectNode body) {
    Map<String, JsonNode> moved = new LinkedHashMap<>();
    renamed.keySet().stream()
        .sorted()
        .forEach(
            here -> {
              JsonNode value = take(body, here.split("\\."));
              if (!value.isMissingNode()) {
                moved.put(here, value);
              }
            });
    moved.forEach((here, value) -> put(body, pathOf(here), value));
    return body;
  }

  /** Puts a value at a path, and objects on the way; an empty path puts it nowhere. */
  static void put(ObjectNode into, List<String> path, JsonNode value) {
    if (path.isEmpty()) {
      return;
    }
    ObjectNode at = into;
    for (String name : path.subList(0, path.size() - 1)) {
      at = at.path(name) instanceof ObjectNode inner ? inner : at.putObject(name);
    }
    at.set(path.get(path.size() - 1), value);
  }

  private static JsonNode take(ObjectNode from, String[] path) {
    ObjectNode at = from;
    for (int i = 0; i < path.length - 1; i++) {
      if (!(at.path(path[i]) instanceof ObjectNode inner)) {
        return at.path("");
      }
      at = inner;
    }
    String last = path[path.length - 1];
    JsonNode value = at.path(last);
    if (!value.isMissingNode()) {
      at.remove(last);
    }
    return value;
  }

  private static void checkPath(String path) {
    for (String name : path.split("\\.", -1)) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("'" + path + "' is no path of field names");
      }
    }
  }
}
