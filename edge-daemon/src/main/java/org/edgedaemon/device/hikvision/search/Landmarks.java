package org.edgedaemon.device.hikvision.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.jspecify.annotations.Nullable;

/**
 * A few of the newest records of an epoch, read or only seen, by which it is known again: one
 * record may vanish alone, all of them do not. Confined to the terminal's event loop.
 */
final class Landmarks {
  static final int MOST = 5;

  private final TreeMap<Long, Anchor> bySerial = new TreeMap<>();

  void add(Anchor record) {
    if (record.serial() > 0) {
      bySerial.put(record.serial(), record);
    }
    if (bySerial.size() > MOST) {
      bySerial.pollFirstEntry();
    }
  }

  /** As its anchor. */
  void add(AccessEvent record) {
    Long serial = record.serialNo();
    boolean tooOld = serial == null || (bySerial.size() == MOST && serial < bySerial.firstKey());
    if (!tooOld) {
      add(Anchor.of(record));
    }
  }

  void addAll(Collection<Anchor> records) {
    records.forEach(this::add);
  }

  void clear() {
    bySerial.clear();
  }

  /** By ascending number. */
  List<Anchor> list() {
    return List.copyOf(bySerial.values());
  }

  /** The one with the highest number; null when there is none. */
  @Nullable Anchor highest() {
    Map.Entry<Long, Anchor> last = bySerial.lastEntry();
    return last == null ? null : last.getValue();
  }

  /** The others, those below it first, the nearest first. */
  List<Anchor> around(Anchor record) {
    List<Anchor> others = new ArrayList<>(bySerial.headMap(record.serial(), false).values());
    others.sort(Comparator.comparingLong(Anchor::serial).reversed());
    others.addAll(bySerial.tailMap(record.serial(), false).values());
    return others;
  }
}
