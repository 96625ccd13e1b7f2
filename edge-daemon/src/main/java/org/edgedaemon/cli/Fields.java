package org.edgedaemon.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values below each other, the values aligned. */
final class Fields {
  private final Map<String, String> fields = new LinkedHashMap<>();

  Fields with(String name, Object value) {
    fields.put(name, value.toString());
    return this;
  }

  Fields with(Map<String, ?> more) {
    more.forEach(this::with);
    return this;
  }

  void print(Console console) {
    int width = fields.keySet().stream().mapToInt(String::length).max().orElse(0);
    fields.forEach(
        (name, value) -> console.line(name + " ".repeat(width - name.length() + 2) + value));
  }
}
