package org.edgedaemon.device.hikvision.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one window, each number once, by ascending number; then those without one. Rows that
 * were seen twice are counted.
 */
final class Rows {
  /** By ascending number, as terminals mostly answer anyway. */
  private final List<AccessEvent> numbered = new ArrayList<>();

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
    if (serial > lastSerial()) {
      numbered.add(event);
      return;
    }
    int place = placeOf(serial);
    if (place < 0) {
      numbered.add(-1 - place, event);
    } else {
      doubles++;
      contradictory |= !Anchor.of(numbered.get(place)).isSame(event);
    }
  }

  /** Ascending, the unnumbered last. */
  List<AccessEvent> events() {
    List<AccessEvent> all = new ArrayList<>(numbered.size() + others.size());
    all.addAll(numbered);
    all.addAll(others);
    return all;
  }

  List<UnreadableRow> unreadable() {
    return List.copyOf(unreadable);
  }

  @Nullable AccessEvent bySerial(long serial) {
    int place = placeOf(serial);
    return place < 0 ? null : numbered.get(place);
  }

  /** The first with a number above this one, or null. */
  @Nullable AccessEvent firstAbove(long serial) {
    int place = placeAbove(serial);
    return place == numbered.size() ? null : numbered.get(place);
  }

  @Nullable AccessEvent first() {
    return numbered.isEmpty() ? null : numbered.get(0);
  }

  @Nullable AccessEvent last() {
    return numbered.isEmpty() ? null : numbered.get(numbered.size() - 1);
  }

  /** 0 when there is none. */
  long lastSerial() {
    return numbered.isEmpty() ? 0 : serialAt(numbered.size() - 1);
  }

  /** How many numbers above this one are here. */
  int countAbove(long serial) {
    return numbered.size() - placeAbove(serial);
  }

  boolean has(long serial) {
    return placeOf(serial) >= 0;
  }

  /** Whether this very record is among them. */
  boolean has(Anchor record) {
    AccessEvent row = bySerial(record.serial());
    return row != null && record.isSame(row);
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

  private int placeAbove(long serial) {
    int place = placeOf(serial);
    return place < 0 ? -1 - place : place + 1;
  }

  /** Where the number is; -1 minus where it belongs when it is not here. */
  private int placeOf(long serial) {
    int from = 0;
    int to = numbered.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = Long.compare(serialAt(middle), serial);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1 - from;
  }

  private long serialAt(int place) {
    return Objects.requireNonNull(numbered.get(place).serialNo(), "serial number");
  }
}
