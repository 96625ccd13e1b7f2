package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Compared;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.ConflictPage;
import org.edgedaemon.replica.KeptConflict;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterStore;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/**
 * What a master keeps, in tables of its own beside those that it keeps the same; made when they are
 * not there. Shares the connection of {@link JdbcTables}.
 */
public final class JdbcMasterStore implements MasterStore {
  private static final String MARK = "mark ";
  private static final String COMPARED = "compared ";
  private static final String SLAVE = "slave ";

  private final JdbcTables tables;
  private boolean ready;
  private @Nullable Version seen;

  /**
   * Beside these tables.
   *
   * @param tables are their owner's to close
   */
  public JdbcMasterStore(JdbcTables tables) {
    this.tables = tables;
  }

  @Override
  public <T> T transaction(Work<T> work) {
    Given<T> given =
        with(
            connection -> {
              VersionGiver versions = VersionGiver.locked(connection);
              T result = work.in(new Both(connection, versions));
              versions.keep();
              return new Given<>(result, versions.newest());
            });
    seen = given.newest();
    return given.result();
  }

  @Override
  public List<MasterRow> changedAfter(
      String slave, Version since, Set<TableName> names, int limit) {
    return with(connection -> rowsOn(connection).changedAfter(slave, since, names, limit));
  }

  @Override
  public Version newest() {
    seen = with(VersionGiver::newest);
    return seen;
  }

  @Override
  public Version newestSeen() {
    return seen == null ? newest() : seen;
  }

  @Override
  public Map<RowId, MasterRow> rows(Collection<RowId> rows) {
    return with(connection -> rowsOn(connection).rows(rows));
  }

  @Override
  public List<RowId> present(TableName table, @Nullable RowId after, int limit) {
    return with(connection -> rowsOn(connection).present(table, after, limit));
  }

  @Override
  public List<KeptConflict> conflicts(ConflictPage page) {
    return with(connection -> notesOn(connection).conflicts(page));
  }

  @Override
  public Optional<KeptConflict> conflict(long id) {
    return with(connection -> notesOn(connection).conflict(id));
  }

  @Override
  public Optional<String> mark(TableName table) {
    return with(connection -> notesOn(connection).mark(MARK + table));
  }

  @Override
  public void mark(TableName table, String mark) {
    keep(MARK + table, mark);
  }

  @Override
  public Optional<Compared> compared(TableName table) {
    return with(connection -> notesOn(connection).mark(COMPARED + table))
        .map(
            text -> {
              String[] parts = text.split(";", 2);
              Duration took = Duration.ofMillis(Long.parseLong(parts[1]));
              return new Compared(Instant.parse(parts[0]), took);
            });
  }

  @Override
  public void compared(TableName table, Compared compared) {
    keep(COMPARED + table, compared.at() + ";" + compared.took().toMillis());
  }

  @Override
  public void forget(Instant before) {
    with(
        connection -> {
          notesOn(connection).forget(StoreJson.micros(before));
          return before;
        });
  }

  @Override
  public Version forgotten() {
    return with(connection -> notesOn(connection).mark(StoreNotes.FORGOTTEN))
        .map(text -> StoreJson.version(Long.parseLong(text)))
        .orElse(Version.NONE);
  }

  @Override
  public Optional<String> slave(String slave) {
    return with(connection -> notesOn(connection).mark(SLAVE + slave));
  }

  @Override
  public void slave(String slave, String note) {
    keep(SLAVE + slave, note);
  }

  private void keep(String name, String text) {
    with(
        connection -> {
          notesOn(connection).mark(name, text);
          return text;
        });
  }

  private StoreRows rowsOn(Connection connection) {
    return new StoreRows(connection, tables.driver());
  }

  private StoreNotes notesOn(Connection connection) {
    return new StoreNotes(connection, tables.driver());
  }

  private <T> T with(SqlWork<T> work) {
    if (!ready) {
      tables.work(
          connection -> {
            StoreSchema.ensure(connection, tables.driver());
            return connection;
          });
      ready = true;
    }
    return tables.work(work);
  }

  /** What a transaction came to, and the newest version at its end. */
  private record Given<T>(T result, Version newest) {}

  /** Tables and notes on one connection. */
  private final class Both implements Transaction {
    private final JdbcTransaction inTables;
    private final StoreRows rows;
    private final StoreNotes notes;
    private final VersionGiver versions;

    Both(Connection connection, VersionGiver versions) {
      this.inTables = tables.begun(connection);
      this.rows = rowsOn(connection);
      this.notes = notesOn(connection);
      this.versions = versions;
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
      return Brought.by(() -> rows.rows(ids));
    }

    @Override
    public void keep(Collection<MasterRow> kept) {
      Brought.by(
          () -> {
            rows.keep(kept);
            return kept;
          });
    }

    @Override
    public Map<String, Outcome> answered(String slave, Collection<String> changeIds) {
      return Brought.by(() -> rows.answered(slave, changeIds));
    }

    @Override
    public void answer(String slave, Map<String, Outcome> outcomes, Instant now) {
      Brought.by(
          () -> {
            rows.answer(slave, outcomes, StoreJson.micros(now));
            return outcomes;
          });
    }

    @Override
    public void note(List<ConflictNote> conflicts) {
      Brought.by(
          () -> {
            notes.note(conflicts);
            return conflicts;
          });
    }

    @Override
    public void settled(long conflict, Instant now) {
      Brought.by(
          () -> {
            notes.settled(conflict, StoreJson.micros(now));
            return conflict;
          });
    }

    @Override
    public Version nextVersion(Instant now) {
      return versions.next(now);
    }
  }
}
