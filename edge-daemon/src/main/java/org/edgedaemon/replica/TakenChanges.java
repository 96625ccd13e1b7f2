package org.edgedaemon.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last changes of a row that were taken as they were, oldest first: what is sent once more gets
 * the answer that it got. Kept with the row, which is written anyway, instead of on its own.
 */
public record TakenChanges(List<Taken> changes) {
  /** More than most rows see in the time for which answers are kept. */
  static final int MOST = 8;

  /** Of a row that nobody has sent. */
  public static final TakenChanges NONE = new TakenChanges(List.of());

  public TakenChanges {
    changes = List.copyOf(changes);
  }

  /** What the row's version became by a change; empty when it is not among these. */
  public Optional<Version> version(String slave, String change) {
    for (Taken taken : changes) {
      if (taken.change().equals(change) && taken.slave().equals(slave)) {
        return Optional.of(taken.version());
      }
    }
    return Optional.empty();
  }

  /** With one more; the oldest is left out when there are too many. */
  public TakenChanges and(Taken last) {
    List<Taken> all = new ArrayList<>(changes.size() + 1);
    all.addAll(changes);
    all.add(last);
    return new TakenChanges(displaced().isPresent() ? all.subList(1, all.size()) : all);
  }

  /** The one that one more would leave out. */
  public Optional<Taken> displaced() {
    return changes.size() < MOST ? Optional.empty() : Optional.of(changes.get(0));
  }

  /**
   * One of them.
   *
   * @param change its id, given by the slave
   * @param version that it made
   */
  public record Taken(String slave, String change, Version version) {}
}
