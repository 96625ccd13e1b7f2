package org.edgedaemon.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.edgedaemon.replica.RowJson;
import org.jspecify.annotations.Nullable;

/**
 * Where a scan goes on, kept as JSON with the same names.
 *
 * @param low where the next scan begins, before the overlap: a time as the column has it, or the
 *     number of a change that a trigger noted
 * @param time within a scan: the last row's time, or the last change's number
 * @param key within a scan: the last row's key
 */
record Mark(String low, @Nullable String time, @Nullable String key) {
  /** Where the next scan begins. */
  static Mark at(String low) {
    return new Mark(low, null, null);
  }

  /** Null for none, or for one that somebody spoiled: everything is looked at then. */
  static @Nullable Mark parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      JsonNode json = RowJson.parse(text);
      JsonNode low = json.path("low");
      return low.isTextual()
          ? new Mark(low.textValue(), json.path("time").textValue(), json.path("key").textValue())
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether it counts what triggers noted. */
  boolean isNumber() {
    return !low.isEmpty() && low.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether a scan is in its midst. */
  boolean isWithin() {
    return time != null || key != null;
  }

  /** Whether a scan of all rows is in its midst. */
  boolean isWithinAll() {
    return time == null && key != null;
  }

  @Override
  public String toString() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("low", low);
    if (time != null) {
      json.put("time", time);
    }
    if (key != null) {
      json.put("key", key);
    }
    return RowJson.text(json);
  }
}
