package org.edgedaemon.replica;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A slave's memory, in memory. */
final class MemorySlaveState implements SlaveState {
  private final Map<RowId, Base> bases = new TreeMap<>();
  private final Map<TableName, String> marks = new HashMap<>();
  private final Map<TableName, Compared> compared = new HashMap<>();
  private final Set<RowId> pending = new TreeSet<>();
  private final Map<RowId, Set<String>> unsettled = new TreeMap<>();
  private final Map<RowId, Version> skipped = new TreeMap<>();
  private Version received = Version.NONE;
  private Version forgotten = Version.NONE;

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
  public Version forgotten() {
    return forgotten;
  }

  @Override
  public void forgotten(Version version) {
    forgotten = version;
  }

  @Override
  public List<RowId> present(TableName table, @Nullable RowId after, int limit) {
    return bases.values().stream()
        .filter(base -> !base.deleted())
        .map(Base::row)
        .filter(row -> row.table().equals(table) && (after == null || row.compareTo(after) > 0))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Compared> compared(TableName table) {
    return Optional.ofNullable(compared.get(table));
  }

  @Override
  public void compared(TableName table, Compared when) {
    compared.put(table, when);
  }

  @Override
  public List<RowId> pending(TableName table, @Nullable RowId after, int limit) {
    return pending.stream()
        .filter(row -> row.table().equals(table) && (after == null || row.compareTo(after) > 0))
        .limit(limit)
        .toList();
  }

  @Override
  public long pending() {
    return pending.size();
  }

  @Override
  public void pending(Collection<RowId> rows, boolean isPending) {
    if (isPending) {
      pending.addAll(rows);
    } else {
      rows.forEach(pending::remove);
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
  public void skipped(Map<RowId, Version> rows) {
    rows.forEach(
        (row, version) ->
            skipped.merge(row, version, (one, other) -> one.isAfter(other) ? other : one));
  }

  @Override
  public Map<RowId, Version> skipped(Collection<RowId> rows) {
    Map<RowId, Version> found = new HashMap<>(skipped);
    found.keySet().retainAll(rows);
    return found;
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
    compared.clear();
    bases.clear();
    marks.clear();
    pending.clear();
    received = Version.NONE;
    forgotten = Version.NONE;
  }
}
