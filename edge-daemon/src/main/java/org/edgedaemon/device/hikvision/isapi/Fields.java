package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object as terminals mean them: numbers come as texts, booleans as {@code
 * "true"}, {@code ""} for absent. Whatever does not fit is absent; nothing here fails.
 */
public final class Fields {
  private static final Fields NONE = new Fields(MissingNode.getInstance());

  /** Longer texts are no numbers. */
  private static final int MAX_NUMBER = 40;

  private final JsonNode node;

  private Fields(JsonNode node) {
    this.node = node;
  }

  public static Fields of(JsonNode node) {
    return new Fields(node);
  }

  /** The object itself; missing when there is none. */
  public JsonNode node() {
    return node;
  }

  /** Whether there is an object with members. */
  public boolean isEmpty() {
    return !node.isObject() || node.isEmpty();
  }

  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** The text without blanks around it; a number or boolean as text. */
  public @Nullable String text(String name) {
    JsonNode value = node.path(name);
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.asText().strip();
    return text.isEmpty() ? null : text;
  }

  /** The text, and {@code ""} when absent. */
  public String textOrEmpty(String name) {
    String text = text(name);
    return text == null ? "" : text;
  }

  /** A whole number, decimal or {@code 0x} hexadecimal; null when it is none or beyond a long. */
  public @Nullable Long number(String name) {
    JsonNode value = node.path(name);
    if (value.isNumber()) {
      return whole(value);
    }
    String text = numeric(name);
    try {
      return text == null ? null : Long.decode(withoutZeros(text));
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /** A whole number that is an int; null when it is none. */
  public @Nullable Integer integer(String name) {
    Long number = number(name);
    return number == null || number.intValue() != number ? null : number.intValue();
  }

  /** A finite number. */
  public @Nullable Double decimal(String name) {
    JsonNode value = node.path(name);
    if (value.isNumber()) {
      return finite(value.doubleValue());
    }
    String text = numeric(name);
    try {
      return text == null ? null : finite(Double.parseDouble(text));
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /** True, false, or neither. */
  public @Nullable Boolean flag(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> null;
    };
  }

  /** The object of that name, the first one of several; without members when absent. */
  public Fields child(String name) {
    JsonNode value = node.path(name);
    JsonNode first = value.isArray() ? value.path(0) : value;
    return first.isObject() ? new Fields(first) : NONE;
  }

  /**
   * The elements of a list. JSON writes an array; XML writes repeated elements, one element alone,
   * or a list element around them ({@code <EventList><Event>…</Event></EventList>}): an object
   * whose only member is an array or an object stands for that member. Empty when absent.
   */
  public List<Fields> list(String name) {
    JsonNode value = node.path(name);
    if (value.isObject() && value.size() == 1) {
      JsonNode only = value.iterator().next();
      value = only.isContainerNode() ? only : value;
    }
    List<Fields> elements = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> elements.add(new Fields(element)));
    } else if (value.isObject() && !value.isEmpty()) {
      elements.add(new Fields(value));
    }
    return elements;
  }

  private @Nullable String numeric(String name) {
    String text = text(name);
    return text == null || text.length() > MAX_NUMBER ? null : text;
  }

  private static @Nullable Long whole(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? value.longValue() : null;
    }
    double number = value.doubleValue();
    boolean whole = Math.rint(number) == number && Math.abs(number) < 1L << 53;
    return whole ? (long) number : null;
  }

  /** Leading zeros mean nothing here, least of all octal. */
  private static String withoutZeros(String text) {
    if (text.startsWith("0x") || text.startsWith("0X") || text.startsWith("#")) {
      return text;
    }
    int sign = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int start = sign;
    while (start < text.length() - 1 && text.charAt(start) == '0' && isDigit(text, start + 1)) {
      start++;
    }
    return start == sign ? text : text.substring(0, sign) + text.substring(start);
  }

  private static boolean isDigit(String text, int index) {
    return text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  @Override
  public String toString() {
    return node.isMissingNode() ? "{}" : JsonTree.compact(node);
  }
}
