package org.edgedaemon.dataset.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;

/** The datasets in the order in which they are dealt with: none before what it comes after. */
public final class Plan {
  private static final Comparator<Dataset> BY_ORDER =
      Comparator.comparingInt(Dataset::order).thenComparing(Dataset::name);

  private final List<Dataset> datasets;
  private final Set<DatasetName> referenced;

  private Plan(List<Dataset> datasets) {
    this.datasets = List.copyOf(datasets);
    this.referenced =
        datasets.stream()
            .flatMap(dataset -> dataset.references().values().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What became of datasets. */
  public sealed interface Outcome {}

  /** They have an order. */
  public record Good(Plan plan) implements Outcome {}

  /**
   * They have none.
   *
   * @param problem what is wrong, with the names of the datasets
   */
  public record Bad(String problem) implements Outcome {}

  /** Finds the order. */
  public static Outcome of(Collection<Dataset> datasets) {
    Map<DatasetName, Dataset> byName = new TreeMap<>();
    for (Dataset dataset : datasets) {
      if (byName.put(dataset.name(), dataset) != null) {
        return new Bad("there are two datasets " + dataset.name());
      }
    }
    for (Dataset dataset : datasets) {
      for (DatasetName before : new TreeSet<>(dataset.after())) {
        if (!byName.containsKey(before)) {
          return new Bad(
              "dataset " + dataset.name() + " comes after " + before + ", which is not there");
        }
      }
    }
    return sorted(byName);
  }

  /** In order. */
  public List<Dataset> datasets() {
    return datasets;
  }

  /** Whether others refer to it. */
  boolean isReferenced(DatasetName name) {
    return referenced.contains(name);
  }

  /** Those of the names that are not there. */
  Set<DatasetName> strangers(Set<DatasetName> names) {
    Set<DatasetName> strangers = new TreeSet<>(names);
    datasets.forEach(dataset -> strangers.remove(dataset.name()));
    return strangers;
  }

  private static Outcome sorted(Map<DatasetName, Dataset> byName) {
    List<Dataset> left = new ArrayList<>(byName.values());
    left.sort(BY_ORDER);
    List<Dataset> sorted = new ArrayList<>();
    Set<DatasetName> through = new HashSet<>();
    while (!left.isEmpty()) {
      Dataset next =
          left.stream().filter(one -> through.containsAll(one.after())).findFirst().orElse(null);
      if (next == null) {
        return new Bad("datasets come after each other in a circle: " + circle(left));
      }
      left.remove(next);
      sorted.add(next);
      through.add(next.name());
    }
    return new Good(new Plan(sorted));
  }

  /** Each of those left waits for another of them: who follows that comes to where they were. */
  private static String circle(List<Dataset> left) {
    Deque<Dataset> way = new ArrayDeque<>();
    Dataset at = left.get(0);
    while (!way.contains(at)) {
      way.addLast(at);
      Set<DatasetName> before = at.after();
      at = left.stream().filter(one -> before.contains(one.name())).findFirst().orElseThrow();
    }
    while (!way.getFirst().equals(at)) {
      way.removeFirst();
    }
    way.addLast(at);
    return way.stream()
        .map(dataset -> dataset.name().value())
        .collect(Collectors.joining(" after "));
  }
}
