package org.edgedaemon.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The master's notes in memory, changed together with its tables. */
final class MemoryMasterStore implements MasterStore {
  private final MemoryTables tables;
  private Map<RowId, MasterRow> rows = new TreeMap<>();
  private Map<String, Outcome> answers = new HashMap<>();
  private List<ConflictNote> notes = new ArrayList<>();
  private final Map<TableName, String> marks = new HashMap<>();
  private final Map<TableName, Compared> compared = new HashMap<>();
  private final Map<Long, Instant> settled = new HashMap<>();
  private final Map<String, Instant> answeredAt = new HashMap<>();
  private final Map<String, String> slaves = new HashMap<>();
  private Version newest = Version.NONE;
  private Version forgotten = Version.NONE;

  MemoryMasterStore(MemoryTables tables) {
    this.tables = tables;
  }

  List<ConflictNote> notes() {
    return notes;
  }

  Map<RowId, MasterRow> all() {
    return rows;
  }

  @Override
  public <T> T transaction(Work<T> work) {
    Map<RowId, MasterRow> rowsBefore = new TreeMap<>(rows);
    Map<String, Outcome> answersBefore = new HashMap<>(answers);
    List<ConflictNote> notesBefore = new ArrayList<>(notes);
    try {
      return tables.transaction(transaction -> work.in(new Both(tables.new InPlace())));
    } catch (RuntimeException e) {
      rows = rowsBefore;
      answers = answersBefore;
      notes = notesBefore;
      throw e;
    }
  }

  @Override
  public List<MasterRow> changedAfter(
      String slave, Version since, Set<TableName> names, int limit) {
    return rows.values().stream()
        .filter(row -> row.version().isAfter(since) && names.contains(row.row().table()))
        .filter(row -> !slave.equals(row.origin()))
        .sorted(Comparator.comparing(MasterRow::version))
        .limit(limit)
        .toList();
  }

  @Override
  public Version newest() {
    return newest;
  }

  @Override
  public Map<RowId, MasterRow> rows(Collection<RowId> ids) {
    Map<RowId, MasterRow> found = new HashMap<>(rows);
    found.keySet().retainAll(ids);
    return found;
  }

  @Override
  public List<RowId> present(TableName table, @Nullable RowId after, int limit) {
    return rows.values().stream()
        .filter(row -> !row.deleted())
        .map(MasterRow::row)
        .filter(row -> row.table().equals(table) && (after == null || row.compareTo(after) > 0))
        .limit(limit)
        .toList();
  }

  @Override
  public List<KeptConflict> conflicts(ConflictPage page) {
    List<KeptConflict> found = new ArrayList<>();
    for (long id = Math.min(page.before() - 1, notes.size() - 1); id >= 0; id--) {
      if (found.size() < page.limit() && !(page.openOnly() && settled.containsKey(id))) {
        conflict(id).ifPresent(found::add);
      }
    }
    return found;
  }

  @Override
  public Optional<KeptConflict> conflict(long id) {
    return id < 0 || id >= notes.size()
        ? Optional.empty()
        : Optional.of(new KeptConflict(id, notes.get((int) id), settled.get(id)));
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
  public Optional<String> mark(TableName table) {
    return Optional.ofNullable(marks.get(table));
  }

  @Override
  public void mark(TableName table, String mark) {
    marks.put(table, mark);
  }

  @Override
  public void forget(Instant before) {
    rows.values().stream()
        .filter(row -> row.deleted() && row.version().at().isBefore(before))
        .map(MasterRow::version)
        .max(Comparator.naturalOrder())
        .ifPresent(newest -> forgotten = newest);
    answeredAt.values().removeIf(at -> at.isBefore(before));
    answers.keySet().retainAll(answeredAt.keySet());
    rows.values().removeIf(row -> row.deleted() && row.version().at().isBefore(before));
  }

  @Override
  public Version forgotten() {
    return forgotten;
  }

  @Override
  public Optional<String> slave(String slave) {
    return Optional.ofNullable(slaves.get(slave));
  }

  @Override
  public void slave(String slave, String note) {
    slaves.put(slave, note);
  }

  private final class Both implements Transaction {
    private final Tables.Transaction inTables;

    Both(Tables.Transaction inTables) {
      this.inTables = inTables;
    }

    @Override
    public Map<RowId, RowImage> read(Collection<RowId> ids) {
      return inTables.read(ids);
    }

    @Override
    public Map<RowId, RowImage> write(Map<RowId, RowImage> images) {
      return inTables.write(images);
    }

    @Override
    public void delete(Collection<RowId> ids) {
      inTables.delete(ids);
    }

    @Override
    public Map<RowId, MasterRow> rows(Collection<RowId> ids) {
      return MemoryMasterStore.this.rows(ids);
    }

    @Override
    public void keep(Collection<MasterRow> kept) {
      kept.forEach(row -> rows.put(row.row(), row));
    }

    @Override
    public Map<String, Outcome> answered(String slave, Collection<String> changeIds) {
      Map<String, Outcome> found = new HashMap<>();
      changeIds.forEach(
          id ->
              Optional.ofNullable(answers.get(slave + "|" + id))
                  .ifPresent(outcome -> found.put(id, outcome)));
      return found;
    }

    @Override
    public void answer(String slave, Map<String, Outcome> outcomes, Instant now) {
      outcomes.forEach(
          (id, outcome) -> {
            answers.put(slave + "|" + id, outcome);
            answeredAt.put(slave + "|" + id, now);
          });
    }

    @Override
    public void note(List<ConflictNote> conflicts) {
      notes.addAll(conflicts);
    }

    @Override
    public void settled(long conflict, Instant now) {
      settled.put(conflict, now);
    }

    @Override
    public Version nextVersion(Instant now) {
      newest = newest.next(now);
      return newest;
    }
  }
}
