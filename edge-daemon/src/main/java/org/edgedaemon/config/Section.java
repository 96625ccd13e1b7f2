package org.edgedaemon.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one section key by key. What is wrong is noted, and reading goes on. The keys that were
 * asked for are the keys that exist: all others are refused by {@link #refuseOthers}.
 */
final class Section {
  private final Node.Keys keys;
  private final String path;
  private final Surroundings around;
  private final Set<String> known = new TreeSet<>();

  Section(Node.Keys keys, String path, Surroundings around) {
    this.keys = keys;
    this.path = path;
    this.around = around;
  }

  Surroundings around() {
    return around;
  }

  boolean has(String key) {
    known.add(key);
    return keys.all().containsKey(key);
  }

  /** Whether a key stands there with nothing behind it. */
  boolean isBare(String key) {
    return has(key) && keys.all().get(key) instanceof Node.Nothing;
  }

  /** The value; null when it is missing or bad, which then is noted. */
  <T> @Nullable T required(String key, Function<String, Parsed<T>> parser) {
    if (!has(key)) {
      around.findings().problem(keys.line(), pathOf(key), "is missing");
      return null;
    }
    return optional(key, parser);
  }

  /** The value; null when there is none, or when it is bad, which then is noted. */
  <T> @Nullable T optional(String key, Function<String, Parsed<T>> parser) {
    if (!has(key)) {
      return null;
    }
    return value(keys.all().get(key), pathOf(key), parser);
  }

  /** The value, or the fallback when there is none. */
  <T> T or(String key, Function<String, Parsed<T>> parser, T fallback) {
    T value = optional(key, parser);
    return value == null ? fallback : value;
  }

  /** All values of a list; null when there is no list, or when one is bad, which then is noted. */
  <T> @Nullable List<T> values(String key, Function<String, Parsed<T>> parser) {
    if (!has(key)) {
      return null;
    }
    if (!(keys.all().get(key) instanceof Node.Items items)) {
      refuseKind("a list such as [a, b]", keys.all().get(key), pathOf(key));
      return null;
    }
    List<T> values = new ArrayList<>();
    for (Node item : items.all()) {
      T value = value(item, pathOf(key), parser);
      if (value != null) {
        values.add(value);
      }
    }
    return values.size() == items.all().size() ? values : null;
  }

  /** A section within; an empty one when there is none. */
  Section section(String key) {
    Node node = has(key) ? keys.all().get(key) : null;
    if (node instanceof Node.Keys inner) {
      return new Section(inner, pathOf(key), around);
    }
    if (node != null && !(node instanceof Node.Nothing)) {
      refuseKind("a section", node, pathOf(key));
    }
    int line = node == null ? keys.line() : node.line();
    return new Section(new Node.Keys(line, new LinkedHashMap<>(), Map.of()), pathOf(key), around);
  }

  /** All keys of this section and their values, whatever the keys are. */
  <T> Map<String, T> texts(Function<String, Parsed<T>> parser) {
    Map<String, T> all = new LinkedHashMap<>();
    for (String key : keys.all().keySet()) {
      T value = optional(key, parser);
      if (value != null) {
        all.put(key, value);
      }
    }
    return all;
  }

  /** The sections of a list; named by their id where they have one. */
  List<Section> sections(String key) {
    return sections(key, "id");
  }

  /** The sections of a list; named by what stands under {@code nameKey}. */
  List<Section> sections(String key, String nameKey) {
    Node node = has(key) ? keys.all().get(key) : null;
    List<Section> sections = new ArrayList<>();
    if (node instanceof Node.Items items) {
      for (Node item : items.all()) {
        String at = pathOf(key) + "[" + nameOf(item, nameKey, sections.size() + 1) + "]";
        if (item instanceof Node.Keys inner) {
          sections.add(new Section(inner, at, around));
        } else {
          refuseKind("a section", item, at);
        }
      }
    } else if (node != null && !(node instanceof Node.Nothing)) {
      refuseKind("a list of sections, each starting with '- " + nameKey + ": '", node, pathOf(key));
    }
    return sections;
  }

  /** Notes every key that nobody asked for, with the one that was probably meant. */
  void refuseOthers() {
    for (Map.Entry<String, Integer> entry : keys.lines().entrySet()) {
      String key = entry.getKey();
      if (!known.contains(key)) {
        String meant = Words.didYouMean(key, known);
        String hint = meant.isEmpty() ? "; known here: " + String.join(", ", known) : meant;
        around.findings().problem(entry.getValue(), pathOf(key), "is not a known key" + hint);
      }
    }
  }

  void problem(String key, String message) {
    around.findings().problem(lineOf(key), pathOf(key), message);
  }

  void warning(String key, String message) {
    around.findings().warning(lineOf(key), pathOf(key), message);
  }

  int lineOf(String key) {
    return keys.lines().getOrDefault(key, keys.line());
  }

  /** The text as written; null when there is none. */
  @Nullable String written(String key) {
    return keys.all().get(key) instanceof Node.Scalar scalar ? scalar.text() : null;
  }

  /** The texts of a list as written; none when there is no list. */
  List<String> writtenItems(String key) {
    return keys.all().get(key) instanceof Node.Items items ? scalars(items.all()) : List.of();
  }

  /** The texts under all keys as written. */
  List<String> writtenValues() {
    return scalars(keys.all().values());
  }

  private static List<String> scalars(Collection<Node> nodes) {
    return nodes.stream()
        .filter(Node.Scalar.class::isInstance)
        .map(node -> ((Node.Scalar) node).text().strip())
        .toList();
  }

  private <T> @Nullable T value(
      @Nullable Node node, String at, Function<String, Parsed<T>> parser) {
    if (node instanceof Node.Scalar scalar) {
      return parse(scalar, at, parser);
    }
    refuseKind("a single value", node, at);
    return null;
  }

  private <T> @Nullable T parse(Node.Scalar scalar, String at, Function<String, Parsed<T>> parser) {
    Parsed<String> text = around.substitute(scalar.text().strip());
    if (text instanceof Parsed.Bad<String> bad) {
      around.findings().problem(scalar.line(), at, bad.reason());
      return null;
    }
    Parsed<T> parsed = parser.apply(((Parsed.Good<String>) text).value());
    if (parsed instanceof Parsed.Good<T> good) {
      return good.value();
    }
    Parsed.Bad<T> bad = (Parsed.Bad<T>) parsed;
    String shown = bad.mayShow() ? "'" + YamlTree.shown(scalar.text()) + "' " : "";
    around.findings().problem(scalar.line(), at, shown + bad.reason());
    return null;
  }

  private void refuseKind(String wanted, @Nullable Node node, String at) {
    int line = node == null ? keys.line() : node.line();
    String found = node == null ? "nothing" : node.kind();
    around.findings().problem(line, at, "must be " + wanted + ", " + found + " stands here");
  }

  private String pathOf(String key) {
    String shown = YamlTree.shown(key);
    return path.isEmpty() ? shown : path + "." + shown;
  }

  private static String nameOf(Node item, String nameKey, int number) {
    if (item instanceof Node.Keys keys
        && keys.all().get(nameKey) instanceof Node.Scalar id
        && id.text().matches("[A-Za-z0-9._-]{1,64}")) {
      return id.text();
    }
    return Integer.toString(number);
  }
}
