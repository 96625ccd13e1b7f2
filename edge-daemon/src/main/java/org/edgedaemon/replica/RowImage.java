package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The fields of a row at one moment, the key included. Two images are equal when their values mean
 * the same: {@code 1.50} and {@code 1.5} do.
 */
public final class RowImage {
  private static final int MOST_DIGITS = 40;

  private final FieldMap<JsonNode> fields;

  /**
   * Of fields.
   *
   * @param fields each a JSON scalar: null, boolean, number, or text
   */
  public RowImage(SortedMap<String, JsonNode> fields) {
    this((Map<String, JsonNode>) fields);
  }

  private RowImage(Map<String, JsonNode> fields) {
    this(canonical(FieldMap.copyOf(fields)));
  }

  /** Of fields that are canonical already. */
  RowImage(FieldMap<JsonNode> fields) {
    this.fields = fields;
  }

  public static RowImage of(Map<String, JsonNode> fields) {
    return new RowImage(fields);
  }

  /** In the order of their names. */
  public FieldMap<JsonNode> fields() {
    return fields;
  }

  public FieldNames names() {
    return fields.names();
  }

  /** The names of all fields in which the other differs, those included that only one has. */
  public Set<String> differing(RowImage other) {
    Set<String> differing = new TreeSet<>();
    if (names().equals(other.names())) {
      for (int i = 0; i < fields.size(); i++) {
        if (!fields.value(i).equals(other.fields.value(i))) {
          differing.add(names().name(i));
        }
      }
      return differing;
    }
    fields.forEach(
        (name, value) -> {
          if (!value.equals(other.fields.get(name))) {
            differing.add(name);
          }
        });
    other.names().stream().filter(name -> !names().contains(name)).forEach(differing::add);
    return differing;
  }

  /** This image with some fields taken from another. */
  public RowImage with(RowImage other, Set<String> names) {
    if (names().equals(other.names())) {
      JsonNode[] mixed = new JsonNode[fields.size()];
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] = names.contains(names().name(i)) ? other.fields.value(i) : fields.value(i);
      }
      return new RowImage(FieldMap.owning(names(), mixed));
    }
    Map<String, JsonNode> mixed = new HashMap<>(fields);
    for (String name : names) {
      JsonNode value = other.fields.get(name);
      if (value == null) {
        mixed.remove(name);
      } else {
        mixed.put(name, value);
      }
    }
    return new RowImage(FieldMap.copyOf(mixed));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowImage image && fields.equals(image.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Says nothing of the values: they may be personal. */
  @Override
  public String toString() {
    return "row with " + fields.keySet();
  }

  private static FieldMap<JsonNode> canonical(FieldMap<JsonNode> fields) {
    JsonNode[] values = new JsonNode[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = canonical(fields.names().name(i), fields.value(i));
    }
    return FieldMap.owning(fields.names(), values);
  }

  /** In the form in which values that mean the same are equal. */
  static JsonNode canonical(String name, JsonNode value) {
    if (!value.isValueNode() || value.isBinary() || value.isPojo() || value.isMissingNode()) {
      throw new IllegalArgumentException("field " + name + " is not a JSON scalar");
    }
    if (!value.isNumber()) {
      return value;
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return DecimalNode.valueOf(BigDecimal.valueOf(value.longValue()));
    }
    BigDecimal given = value.decimalValue();
    BigDecimal number = canonical(given);
    return value.isBigDecimal() && number.scale() == given.scale()
        ? value
        : DecimalNode.valueOf(number);
  }

  private static BigDecimal canonical(BigDecimal given) {
    if (given.scale() == 0 && given.precision() < MOST_DIGITS) {
      return given;
    }
    BigDecimal number = given.stripTrailingZeros();
    return number.scale() < 0 && number.precision() - (long) number.scale() < MOST_DIGITS
        ? number.setScale(0)
        : number;
  }
}
