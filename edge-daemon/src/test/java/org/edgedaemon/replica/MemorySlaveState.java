package org.edgedaemon.replica;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A slave's memory, in memory. */
final class MemorySlaveState implements SlaveState {
  private final Map<RowId, Base> bases = new TreeMap<>();
  private final Map<TableName, String> marks = new HashMap<>();
  private final Set<RowId> pending = new TreeSet<>();
  private final Map<RowId, Set<String>> unsettled = new TreeMap<>();
  private final Map<RowId, Version> skipped = new TreeMap<>();
  private Version received = Version.NONE;

  @Override
  public Map<RowId, Base> bases(Collection<RowId> rows) {
    Map<RowId, Base> found = new HashMap<>();
    rows.forEach(
        row -> Optional.ofNullable(bases.get(row)).ifPresent(base -> found.put(row, base)));
    return found;
  }

  @Override
  public void keep(List<Base> agreed) {
    agreed.forEach(base -> bases.put(base.row(), base));
  }

  @Override
  public Optional<String> mark(TableName table) {
    return Optional.ofNullable(marks.get(table));
  }

  @Override
  public void mark(TableName table, String mark) {
    marks.put(table, mark);
  }

  @Override
  public Version received() {
    return received;
  }

  @Override
  public void received(Version version) {
    received = version;
  }

  @Override
  public Set<RowId> pending() {
    return Set.copyOf(pending);
  }

  @Override
  public void pending(RowId row, boolean isPending) {
    if (isPending) {
      pending.add(row);
    } else {
      pending.remove(row);
    }
  }

  @Override
  public Map<RowId, Set<String>> unsettled(Collection<RowId> rows) {
    Map<RowId, Set<String>> found = new HashMap<>(unsettled);
    found.keySet().retainAll(rows);
    return found;
  }

  @Override
  public void sending(Map<RowId, Set<String>> fields) {
    fields.forEach(
        (row, names) -> unsettled.computeIfAbsent(row, any -> new TreeSet<>()).addAll(names));
  }

  @Override
  public void skipped(RowId row, Version version) {
    skipped.merge(row, version, (one, other) -> one.isAfter(other) ? other : one);
  }

  @Override
  public Optional<Version> skipped(RowId row) {
    return Optional.ofNullable(skipped.get(row));
  }

  @Override
  public void settled(Collection<RowId> rows) {
    skipped.keySet().removeAll(rows);
    unsettled.keySet().removeAll(rows);
  }

  @Override
  public void reset() {
    unsettled.clear();
    skipped.clear();
    bases.clear();
    marks.clear();
    pending.clear();
    received = Version.NONE;
  }
}
