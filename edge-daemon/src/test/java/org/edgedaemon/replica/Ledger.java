package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What people wrote, each value once, and what they overwrote when they had seen it. */
final class Ledger {
  static final List<String> FIELDS = List.of("a", "b", "c");

  private final Random random;
  private final Set<String> written = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();
  private int values;

  Ledger(Random random) {
    this.random = random;
  }

  /** Somebody makes, changes or deletes a row. */
  void edit(Place tables, Instant time) {
    RowId id = new RowId(World.TABLE, new RowKey("r" + random.nextInt(4)));
    RowImage old = tables.rows().get(id);
    if (old != null && random.nextInt(6) == 0) {
      addAll(replaced, old);
      tables.remove(id);
      return;
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    if (old == null) {
      fields.put("id", TextNode.valueOf(id.key().text()));
      FIELDS.forEach(field -> fields.put(field, fresh()));
    } else {
      fields.putAll(old.fields());
      for (String field : FIELDS) {
        if (random.nextInt(3) == 0) {
          replaced.add(fields.get(field).asText());
          fields.put(field, fresh());
        }
      }
    }
    fields.put("updated_at", TextNode.valueOf(time.toString()));
    tables.put(id, RowImage.of(fields));
  }

  private JsonNode fresh() {
    String value = "v" + ++values;
    written.add(value);
    return TextNode.valueOf(value);
  }

  /** These are gone for good, as everybody knows: a disk broke. */
  void gone(Set<String> values) {
    replaced.addAll(values);
  }

  /** Values that are neither there nor replaced by somebody who saw them. */
  Set<String> lost(Set<String> there) {
    Set<String> lost = new HashSet<>(written);
    lost.removeAll(replaced);
    lost.removeAll(there);
    return lost;
  }

  static Set<String> values(Collection<RowImage> images) {
    Set<String> values = new HashSet<>();
    images.forEach(image -> addAll(values, image));
    return values;
  }

  private static void addAll(Set<String> values, RowImage image) {
    image.fields().values().forEach(value -> values.add(value.asText()));
  }
}
