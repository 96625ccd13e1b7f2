package org.edgedaemon.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of sections of several kinds.
 *
 * @param noun for messages
 * @param kinds a binder for each kind that this version has
 * @param later kinds that belong to the product but not to this version
 */
record Components<T>(
    String noun, Map<String, Function<Section, @Nullable T>> kinds, Set<String> later) {

  List<T> bind(List<Section> sections) {
    List<T> bound = new ArrayList<>();
    Map<String, Section> ids = new HashMap<>();
    for (Section section : sections) {
      refuseSecondId(section, ids);
      String kind = section.required("kind", this::kind);
      Function<Section, @Nullable T> binder = kind == null ? null : kinds.get(kind);
      if (binder != null) {
        T one = binder.apply(section);
        section.refuseOthers();
        if (one != null) {
          bound.add(one);
        }
      }
    }
    return bound;
  }

  /** Ids name files, and some file systems do not tell upper from lower case. */
  private void refuseSecondId(Section section, Map<String, Section> ids) {
    String id = section.written("id");
    Section other = id == null ? null : ids.putIfAbsent(id.toLowerCase(Locale.ROOT), section);
    if (other != null) {
      section.problem("id", "is already the id of the " + noun + " on line " + other.lineOf("id"));
    }
  }

  private Parsed<String> kind(String text) {
    if (kinds.containsKey(text)) {
      return Parsed.good(text);
    }
    String known = String.join(", ", new TreeSet<>(kinds.keySet()));
    if (later.contains(text)) {
      return Parsed.bad(
          "is a kind of " + noun + " that this version cannot do yet; it knows: " + known);
    }
    return Parsed.bad(
        "is not a kind of "
            + noun
            + "; this version knows: "
            + known
            + Words.didYouMean(text, kinds.keySet()));
  }
}
