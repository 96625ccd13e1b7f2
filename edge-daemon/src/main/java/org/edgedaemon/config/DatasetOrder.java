package org.edgedaemon.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.dataset.DatasetName;
import org.jspecify.annotations.Nullable;

/** What comes after what: no strangers, no name twice, no circles. */
final class DatasetOrder {
  private final Map<String, Section> named = new LinkedHashMap<>();

  DatasetOrder(List<Section> sections) {
    for (Section section : sections) {
      String name = section.written("name");
      Section other = name == null ? null : named.putIfAbsent(name, section);
      if (other != null) {
        section.problem(
            "name", "is already the name of the dataset on line " + other.lineOf("name"));
      }
    }
  }

  static Parsed<DatasetName> name(String text) {
    return Parsed.attempt(
        () -> new DatasetName(text),
        "is not a name of a dataset: 1 to 64 of a-z, 0-9, _ and -, beginning with a letter");
  }

  /** One that is there. */
  Parsed<DatasetName> known(String text) {
    return named.containsKey(text)
        ? name(text)
        : Parsed.bad("is not the name of a dataset" + Words.didYouMean(text, named.keySet()));
  }

  /** Whether one of them has no good name, which is noted elsewhere. */
  boolean isStranger(Collection<DatasetName> names) {
    return !names.stream().allMatch(name -> named.containsKey(name.value()));
  }

  /** Notes each circle once, where it begins. */
  void refuseCircles() {
    Set<String> told = new HashSet<>();
    for (Map.Entry<String, Section> one : named.entrySet()) {
      List<String> circle = told.contains(one.getKey()) ? null : wayBack(one.getKey());
      if (circle != null) {
        told.addAll(circle);
        one.getValue()
            .problem(
                one.getValue().has("after") ? "after" : "references",
                circle.size() == 1
                    ? "a dataset cannot come after itself"
                    : "datasets come after each other in a circle: "
                        + circle.stream().collect(Collectors.joining(" after "))
                        + " after "
                        + one.getKey());
      }
    }
  }

  /** From a dataset over those that it comes after back to itself; null when there is no way. */
  private @Nullable List<String> wayBack(String start) {
    return wayBack(start, start, new ArrayList<>(List.of(start)), new HashSet<>());
  }

  private @Nullable List<String> wayBack(
      String start, String at, List<String> way, Set<String> seen) {
    for (String before : before(at)) {
      if (before.equals(start)) {
        return way;
      }
      if (named.containsKey(before) && seen.add(before)) {
        way.add(before);
        List<String> found = wayBack(start, before, way, seen);
        if (found != null) {
          return found;
        }
        way.remove(way.size() - 1);
      }
    }
    return null;
  }

  private List<String> before(String name) {
    Section section = named.get(name);
    if (section == null) {
      return List.of();
    }
    List<String> before = new ArrayList<>(section.writtenItems("after"));
    before.addAll(section.section("references").writtenValues());
    return before;
  }
}
