package org.edgedaemon.device.hikvision.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one window, each number once, by ascending number; then those without one. Rows that
 * were seen twice are counted.
 */
final class Rows {
  private final TreeMap<Long, AccessEvent> numbered = new TreeMap<>();
  private final List<AccessEvent> others = new ArrayList<>();
  private final Set<UnreadableRow> unreadable = new LinkedHashSet<>();
  private long doubles;
  private boolean contradictory;
  private int requests;

  static Rows of(Found found) {
    Rows rows = new Rows();
    rows.add(found);
    return rows;
  }

  /** Adds what another search brought; answers how many of its rows are new. */
  int add(Found found) {
    int before = numbered.size() + others.size();
    found.events().forEach(this::add);
    unreadable.addAll(found.unreadable());
    requests += found.atOnce() ? 1 : 2;
    return numbered.size() + others.size() - before;
  }

  private void add(AccessEvent event) {
    Long serial = event.serialNo();
    if (serial == null) {
      others.add(event);
      return;
    }
    AccessEvent first = numbered.putIfAbsent(serial, event);
    if (first != null) {
      doubles++;
      contradictory |= !Anchor.of(first).isSame(event);
    }
  }

  /** Ascending, the unnumbered last. */
  List<AccessEvent> events() {
    List<AccessEvent> all = new ArrayList<>(numbered.values());
    all.addAll(others);
    return all;
  }

  List<UnreadableRow> unreadable() {
    return List.copyOf(unreadable);
  }

  @Nullable AccessEvent bySerial(long serial) {
    return numbered.get(serial);
  }

  /** The first with a number above this one, or null. */
  @Nullable AccessEvent firstAbove(long serial) {
    var entry = numbered.higherEntry(serial);
    return entry == null ? null : entry.getValue();
  }

  @Nullable AccessEvent first() {
    return numbered.isEmpty() ? null : numbered.firstEntry().getValue();
  }

  @Nullable AccessEvent last() {
    return numbered.isEmpty() ? null : numbered.lastEntry().getValue();
  }

  /** 0 when there is none. */
  long lastSerial() {
    return numbered.isEmpty() ? 0 : numbered.lastKey();
  }

  /** How many numbers above this one are here. */
  int countAbove(long serial) {
    return numbered.tailMap(serial, false).size();
  }

  boolean has(long serial) {
    return numbered.containsKey(serial);
  }

  long doubles() {
    return doubles;
  }

  /** Whether one number stood for two records: the counter was reset in between. */
  boolean contradictory() {
    return contradictory;
  }

  /** Whether one answer brought all, so that nothing can have changed in between. */
  boolean atOnce() {
    return requests <= 1;
  }
}
