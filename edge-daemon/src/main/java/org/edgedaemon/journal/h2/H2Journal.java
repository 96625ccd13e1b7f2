package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.ApplyResult;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalPage;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.journal.JournalReader;
import org.edgedaemon.journal.JournalStore;
import org.edgedaemon.punch.DeviceId;

/**
 * The journal in H2.
 *
 * <p>After a fault the database may hold less than what was applied. {@link #apply} notices, and
 * refuses to leave a gap: it fails until {@link #appliedSequence} has been asked, so whoever
 * applies asks after each failure and goes on from there.
 */
public final class H2Journal implements Journal, JournalReader, JournalStore {
  /** Entries in one transaction. */
  static final int MAX_TRANSACTION = 1_000;

  private final H2Database database;
  private final EntryWriter writer;
  private final RetentionSweep retention;
  private final Projection projection;

  /** How far the one who applies was told that the journal was applied. */
  private volatile long told;

  public H2Journal(H2Database database) {
    this(database, Projection.NONE);
  }

  /**
   * @param projection keeps further tables in step with the entries
   */
  public H2Journal(H2Database database, Projection projection) {
    this.database = database;
    this.projection = projection;
    this.writer = new EntryWriter(projection);
    this.retention = new RetentionSweep(database);
  }

  @Override
  public long appliedSequence() {
    return database.read(StructureCheck::applied);
  }

  @Override
  public long resume() {
    long applied = appliedSequence();
    told = applied;
    return applied;
  }

  @Override
  public ApplyResult apply(List<SequencedEntry> batch) {
    requireAscending(batch);
    ApplyResult total = new ApplyResult(0, 0, told);
    for (int from = 0; from < batch.size(); from += MAX_TRANSACTION) {
      List<SequencedEntry> slice =
          batch.subList(from, Math.min(from + MAX_TRANSACTION, batch.size()));
      ApplyResult result = write(slice);
      told = result.appliedSequence();
      total =
          new ApplyResult(
              total.added() + result.added(),
              total.duplicates() + result.duplicates(),
              result.appliedSequence());
    }
    return total;
  }

  @Override
  public JournalPage pageAfter(long sequence, Set<EntryKind> kinds, int limit) {
    return database.read(
        connection -> {
          // First: what is applied between the two is more than this says, not less.
          long applied = StructureCheck.applied(connection);
          return new JournalPage(
              kinds.isEmpty() ? List.of() : EntryQueries.after(connection, sequence, kinds, limit),
              applied);
        });
  }

  @Override
  public Optional<SequencedEntry> readCursor(DeviceId device) {
    return database.read(connection -> EntryQueries.cursor(connection, device));
  }

  @Override
  public OptionalLong countStored(DeviceId device, Set<EntryKind> kinds, long first, long last) {
    return database.read(
        connection ->
            StructureCheck.applied(connection) < last
                ? OptionalLong.empty()
                : OptionalLong.of(
                    EntryQueries.countBetween(connection, device, kinds, first, last)));
  }

  @Override
  public void noteHole(long end) {
    database.writeDurably(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update meta set last_hole = greatest(last_hole, ?) where id = 1")) {
            update.setLong(1, end);
            return update.executeUpdate();
          }
        });
  }

  @Override
  public long lastHole() {
    return database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("select max(last_hole) from meta")) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Override
  public List<SequencedEntry> find(JournalQuery query) {
    if (query.kinds().isEmpty()) {
      return List.of();
    }
    return database.read(connection -> EntryQueries.find(connection, query));
  }

  @Override
  public Map<EntryKind, Long> counts() {
    return database.read(EntryQueries::counts);
  }

  @Override
  public long countAfter(long sequence, Set<EntryKind> kinds) {
    if (kinds.isEmpty()) {
      return 0;
    }
    return database.read(connection -> EntryQueries.countAfter(connection, sequence, kinds));
  }

  @Override
  public long backup(Path file) {
    return BackupWriter.write(database, file);
  }

  @Override
  public long deleteSettled(Instant cutoff, long settled) {
    return retention.delete(cutoff, settled);
  }

  @Override
  public long bytes() {
    try {
      return Files.size(database.files().database());
    } catch (IOException e) {
      throw new JournalException("cannot see the journal's size: " + e.getMessage(), e);
    }
  }

  /** Also has a damaged journal replaced by its newest good backup at the next call. */
  @Override
  public List<String> verify() {
    List<String> problems =
        database.readOnce(connection -> StructureCheck.thorough(connection, SchemaSteps.LATEST));
    if (!problems.isEmpty()) {
      database.condemn(String.join("; ", problems));
    }
    return problems;
  }

  private ApplyResult write(List<SequencedEntry> slice) {
    boolean done = false;
    try {
      ApplyResult result = database.write(connection -> applySlice(connection, slice));
      done = true;
      return result;
    } finally {
      if (!done) {
        projection.forget();
      }
    }
  }

  private ApplyResult applySlice(Connection connection, List<SequencedEntry> slice)
      throws SQLException {
    long applied = StructureCheck.applied(connection);
    if (applied < told) {
      throw new JournalException(
          "the journal stepped back from sequence "
              + told
              + " to "
              + applied
              + "; what follows must be applied again");
    }
    List<SequencedEntry> entries = new ArrayList<>(slice.size());
    List<SequencedEntry> cursors = new ArrayList<>();
    for (SequencedEntry sequenced : slice) {
      if (sequenced.sequence() > applied) {
        (sequenced.entry().kind() == EntryKind.READ_CURSOR ? cursors : entries).add(sequenced);
      }
    }
    int added = writer.writeNew(connection, entries);
    writer.writeCursors(connection, cursors);
    long last = Math.max(applied, slice.get(slice.size() - 1).sequence());
    advance(connection, last);
    return new ApplyResult(added, entries.size() - added, last);
  }

  private static void advance(Connection connection, long applied) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update meta set applied_sequence = ? where id = 1")) {
      update.setLong(1, applied);
      update.executeUpdate();
    }
  }

  private static void requireAscending(List<SequencedEntry> batch) {
    for (int i = 1; i < batch.size(); i++) {
      if (batch.get(i).sequence() <= batch.get(i - 1).sequence()) {
        throw new IllegalArgumentException(
            "sequence "
                + batch.get(i).sequence()
                + " follows "
                + batch.get(i - 1).sequence()
                + " in a batch");
      }
    }
  }
}
