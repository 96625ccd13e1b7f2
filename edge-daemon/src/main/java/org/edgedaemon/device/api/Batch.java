package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A body that is one object or an array of them. */
final class Batch {
  /** Objects of one call. */
  static final int MOST = 1_000;

  private Batch() {}

  /** One object and where it stands. */
  record Item(JsonNode json, String pointer) {}

  /** The objects; none and a complaint when there are none or too many. */
  static List<Item> items(JsonNode body, Complaints complaints) {
    if (!body.isArray()) {
      return List.of(new Item(body, "#"));
    }
    if (body.isEmpty() || body.size() > MOST) {
      complaints.add("#", "has " + body.size() + " elements, allowed are 1.." + MOST);
      return List.of();
    }
    List<Item> items = new ArrayList<>(body.size());
    for (int i = 0; i < body.size(); i++) {
      items.add(new Item(body.get(i), "#/" + i));
    }
    return items;
  }
}
