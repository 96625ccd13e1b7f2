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

/**
 * A slave's memory, in memory. As the one in a file it keeps for good what there is when something
 * is about to be sent, and at a few moments more; a crash takes it back to the last of these.
 */
final class MemorySlaveState implements SlaveState {
  private final Map<RowId, Base> bases = new TreeMap<>();
  private final Map<TableName, String> marks = new HashMap<>();
  private final Map<TableName, Compared> compared = new HashMap<>();
  private final Set<RowId> pending = new TreeSet<>();
  private final Map<RowId, Set<String>> unsettled = new TreeMap<>();
  private final Map<RowId, Version> skipped = new TreeMap<>();
  private Version received = Version.NONE;
  private Version forgotten = Version.NONE;
  private @Nullable MemorySlaveState kept;

  /** As it is after a crash. */
  MemorySlaveState crashed() {
    MemorySlaveState back = kept == null ? new MemorySlaveState() : kept.copy();
    back.kept = kept;
    back.pending.addAll(back.unsettled.keySet());
    return back;
  }

  /** A copy, as of one that was closed well. */
  MemorySlaveState backup() {
    MemorySlaveState copy = copy();
    copy.keepAll();
    return copy;
  }

  private void keepAll() {
    kept = copy();
  }

  private MemorySlaveState copy() {
    MemorySlaveState copy = new MemorySlaveState();
    copy.bases.putAll(bases);
    copy.marks.putAll(marks);
    copy.compared.putAll(compared);
    copy.pending.addAll(pending);
    unsettled.forEach((row, fields) -> copy.unsettled.put(row, new TreeSet<>(fields)));
    copy.skipped.putAll(skipped);
    copy.received = received;
    copy.forgotten = forgotten;
    return copy;
  }

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
    keepAll();
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
    keepAll();
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
    keepAll();
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
    keepAll();
  }
}
