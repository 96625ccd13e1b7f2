package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of a row at one moment, the key included. Two images are equal when their values mean
 * the same: {@code 1.50} and {@code 1.5} do.
 *
 * @param fields each a JSON scalar: null, boolean, number, or text
 */
public record RowImage(SortedMap<String, JsonNode> fields) {
  public RowImage {
    SortedMap<String, JsonNode> kept = new TreeMap<>(fields);
    for (Map.Entry<String, JsonNode> field : kept.entrySet()) {
      field.setValue(canonical(field.getKey(), field.getValue()));
    }
    fields = Collections.unmodifiableSortedMap(kept);
  }

  public static RowImage of(Map<String, JsonNode> fields) {
    return new RowImage(new TreeMap<>(fields));
  }

  /** The names of all fields in which the other differs, those included that only one has. */
  public Set<String> differing(RowImage other) {
    Set<String> names = new TreeSet<>();
    if (fields.size() == other.fields.size() && differing(other, names)) {
      return names;
    }
    names.clear();
    fields.forEach(
        (name, value) -> {
          if (!value.equals(other.fields.get(name))) {
            names.add(name);
          }
        });
    other.fields.keySet().stream().filter(name -> !fields.containsKey(name)).forEach(names::add);
    return names;
  }

  /** As far as both have the same fields, which is false when they have not. */
  private boolean differing(RowImage other, Set<String> names) {
    Iterator<Map.Entry<String, JsonNode>> theirs = other.fields.entrySet().iterator();
    for (Map.Entry<String, JsonNode> mine : fields.entrySet()) {
      Map.Entry<String, JsonNode> their = theirs.next();
      if (!mine.getKey().equals(their.getKey())) {
        return false;
      }
      if (!mine.getValue().equals(their.getValue())) {
        names.add(mine.getKey());
      }
    }
    return true;
  }

  /** This image with some fields taken from another. */
  public RowImage with(RowImage other, Set<String> names) {
    SortedMap<String, JsonNode> mixed = new TreeMap<>(fields);
    for (String name : names) {
      JsonNode value = other.fields.get(name);
      if (value == null) {
        mixed.remove(name);
      } else {
        mixed.put(name, value);
      }
    }
    return new RowImage(mixed);
  }

  /** Says nothing of the values: they may be personal. */
  @Override
  public String toString() {
    return "row with " + fields.keySet();
  }

  private static JsonNode canonical(String name, JsonNode value) {
    if (!value.isValueNode() || value.isBinary() || value.isPojo() || value.isMissingNode()) {
      throw new IllegalArgumentException("field " + name + " is not a JSON scalar");
    }
    if (!value.isNumber()) {
      return value;
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return DecimalNode.valueOf(BigDecimal.valueOf(value.longValue()));
    }
    if (value.isBigDecimal() && isCanonical(value.decimalValue())) {
      return value;
    }
    BigDecimal number = value.decimalValue().stripTrailingZeros();
    return DecimalNode.valueOf(
        number.scale() < 0 && number.precision() - (long) number.scale() < 40
            ? number.setScale(0)
            : number);
  }

  /** A whole number of a usual length. */
  private static boolean isCanonical(BigDecimal number) {
    return number.scale() == 0 && number.precision() < 40;
  }
}
