package org.edgedaemon.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The master's notes in memory, changed together with its tables. */
final class MemoryMasterStore implements MasterStore {
  private final MemoryTables tables;
  private Map<RowId, MasterRow> rows = new TreeMap<>();
  private Map<String, Outcome> answers = new HashMap<>();
  private List<ConflictNote> notes = new ArrayList<>();
  private final Map<TableName, String> marks = new HashMap<>();
  private Version newest = Version.NONE;

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
  public Optional<String> mark(TableName table) {
    return Optional.ofNullable(marks.get(table));
  }

  @Override
  public void mark(TableName table, String mark) {
    marks.put(table, mark);
  }

  @Override
  public void forget(Instant before) {
    rows.values().removeIf(row -> row.deleted() && row.version().at().isBefore(before));
  }

  private final class Both implements Transaction {
    private final Tables.Transaction inTables;

    Both(Tables.Transaction inTables) {
      this.inTables = inTables;
    }

    @Override
    public Optional<RowImage> read(RowId row) {
      return inTables.read(row);
    }

    @Override
    public RowImage write(RowId row, RowImage image) {
      return inTables.write(row, image);
    }

    @Override
    public void delete(RowId row) {
      inTables.delete(row);
    }

    @Override
    public Optional<MasterRow> row(RowId row) {
      return Optional.ofNullable(rows.get(row));
    }

    @Override
    public void keep(MasterRow row) {
      rows.put(row.row(), row);
    }

    @Override
    public Optional<Outcome> answered(String slave, String changeId) {
      return Optional.ofNullable(answers.get(slave + "|" + changeId));
    }

    @Override
    public void answer(String slave, String changeId, Outcome outcome) {
      answers.put(slave + "|" + changeId, outcome);
    }

    @Override
    public void note(ConflictNote conflict) {
      notes.add(conflict);
    }

    @Override
    public Version nextVersion(Instant now) {
      newest = newest.next(now);
      return newest;
    }
  }
}
