package org.edgedaemon.dataset.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.IdSink;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of a dataset in an office's database. Members are called as the query's columns; what
 * becomes of which type stands in {@link CellKinds}. The sink of ids is called on another thread,
 * while the caller waits.
 */
public final class JdbcSource implements RecordSource {
  private static final Logger log = LoggerFactory.getLogger(JdbcSource.class);
  private static final int MAX_IDS = 1_000;

  /** Rows that come at once, so that large ones do not fill the memory. */
  private static final int FETCH_IDS = 2_000;

  private static final int FETCH_RECORDS = 100;

  private final DatasetName dataset;
  private final OfficeDatabase database;
  private final JdbcQueries queries;
  private final SqlTemplate sql;
  private final SqlTemplate list;
  private final Set<String> members;

  /** Asked once, and again after any trouble. */
  private volatile @Nullable Shape shape;

  /**
   * @param database is its owner's to close
   * @param members columns that there have to be beside id and version; they and these two are
   *     called as they stand here, whatever the case that the database gives them
   * @throws IllegalArgumentException as {@link JdbcQueries#requireGood}
   */
  public JdbcSource(
      DatasetName dataset, OfficeDatabase database, JdbcQueries queries, Set<String> members) {
    queries.requireGood(database.config().driver());
    this.dataset = dataset;
    this.database = database;
    this.queries = queries;
    this.members = Set.copyOf(members);
    this.sql = SqlTemplate.of(queries.sql(), database.config().driver());
    this.list =
        queries.ids() == null ? sql : SqlTemplate.of(queries.ids(), database.config().driver());
  }

  @Override
  public void ids(Window window, IdSink sink) {
    if (window.since() != null && !list.takesSince()) {
      throw new SourceException(
          "the dataset has a window of "
              + window.days()
              + " days, but its query does not ask for :since");
    }
    long[] unusable = {0};
    read(
        window,
        session -> {
          list(session, window, (id, version) -> unusable[0] += passOn(sink, id, version) ? 0 : 1);
          return 0;
        });
    if (unusable[0] > 0) {
      log.warn(
          "{}: {} rows are left out, their ids are null, empty, too long or begin with a blank",
          dataset,
          unusable[0]);
    }
  }

  @Override
  public List<LocalRecord> records(Window window, List<RecordId> ids) {
    if (ids.size() > MAX_IDS) {
      throw new IllegalArgumentException(
          ids.size() + " records were asked for, at most " + MAX_IDS + " are allowed at once");
    }
    return ids.isEmpty() ? List.of() : read(window, session -> records(session, window, ids));
  }

  /** Nothing: the database is its owner's. */
  @Override
  public void close() {
    shape = null;
  }

  private <T> T read(Window window, OfficeDatabase.SessionWork<T> work) {
    boolean good = false;
    try {
      T result = database.read(window.since(), work);
      good = true;
      return result;
    } finally {
      if (!good) {
        shape = null;
      }
    }
  }

  private void list(Session session, Window window, MaybeIdSink sink) throws SQLException {
    // Also where the list does not need it: what the records lack is to be said before any is sent.
    Shape columns = shape(session);
    if (queries.version() instanceof RowVersion.Hash) {
      BoundQuery.Builder all = builder(session, window, List.of(), false);
      session.each(wholeRows(all, columns).build(), FETCH_RECORDS, rowsWithHash(session, sink));
    } else if (queries.ids() != null) {
      BoundQuery query = builder(session, window, List.of(), false).query(list).build();
      session.each(query, FETCH_IDS, idsAndVersions(session, sink));
    } else {
      BoundQuery query =
          builder(session, window, List.of(), false)
              .text("select " + columns.id())
              .text(columns.version() == null ? "" : ", " + columns.version())
              .text(" from ")
              .table(list)
              .build();
      session.each(query, FETCH_IDS, idsAndVersions(session, sink));
    }
  }

  private Session.RowsBegin idsAndVersions(Session session, MaybeIdSink sink) {
    return columns -> {
      IdCell id = IdCell.of(columns, 1);
      Cell version = versionCell(session, columns);
      return row ->
          sink.accept(id.read(row), version == null ? null : VersionText.of(version.read(row, 2)));
    };
  }

  private @Nullable Cell versionCell(Session session, ResultSetMetaData columns)
      throws SQLException {
    if (!(queries.version() instanceof RowVersion.Column)) {
      return null;
    }
    if (columns.getColumnCount() < 2) {
      throw new SourceException("the query of ids has no second column for the version");
    }
    return new CellKinds(session).of(columns, 2);
  }

  private Session.RowsBegin rowsWithHash(Session session, MaybeIdSink sink) {
    return columns -> {
      RowJson rows = rowJson(session, columns);
      IdCell id = IdCell.of(columns, rows.column(queries.idColumn()));
      return row -> sink.accept(id.read(row), VersionText.of(rows.read(row)));
    };
  }

  private List<LocalRecord> records(Session session, Window window, List<RecordId> ids)
      throws SQLException {
    Shape columns = shape(session);
    Set<RecordId> wanted = Set.copyOf(ids);
    BoundQuery.Builder query = builder(session, window, List.copyOf(wanted), columns.numbers());
    Map<RecordId, LocalRecord> found = new LinkedHashMap<>();
    session.each(
        wholeRows(query, columns).build(), FETCH_RECORDS, rowsInto(found, wanted, session));
    return List.copyOf(found.values());
  }

  /** A text may be found by another one that only looks alike to the database. */
  private Session.RowsBegin rowsInto(
      Map<RecordId, LocalRecord> found, Set<RecordId> wanted, Session session) {
    return columns -> {
      RowJson rows = rowJson(session, columns);
      IdCell id = IdCell.of(columns, rows.column(queries.idColumn()));
      return row -> {
        RecordId which = id.read(row);
        if (which != null && wanted.contains(which) && !found.containsKey(which)) {
          ObjectNode body = rows.read(row);
          found.put(which, new LocalRecord(which, body, version(body)));
        }
      };
    };
  }

  private RowJson rowJson(Session session, ResultSetMetaData columns) throws SQLException {
    Set<String> exact = new HashSet<>(members);
    exact.add(queries.idColumn());
    if (queries.version() instanceof RowVersion.Column version) {
      exact.add(version.label());
    }
    return new RowJson(columns, new CellKinds(session), exact);
  }

  private @Nullable String version(ObjectNode body) {
    if (queries.version() instanceof RowVersion.Column column) {
      return VersionText.of(body.path(column.label()));
    }
    return queries.version() instanceof RowVersion.Hash ? VersionText.of(body) : null;
  }

  private BoundQuery.Builder wholeRows(BoundQuery.Builder query, Shape columns) {
    if (sql.takesIds()) {
      return query.query(sql);
    }
    query.text("select * from ").table(sql);
    if (query.hasIds()) {
      query.text(" where " + columns.id() + " in (").ids().text(")");
    }
    return query;
  }

  private static BoundQuery.Builder builder(
      Session session, Window window, List<RecordId> ids, boolean numbers) {
    return new BoundQuery.Builder(session.local(window.since()), ids, numbers);
  }

  private Shape shape(Session session) throws SQLException {
    Shape known = shape;
    if (known == null) {
      known = Shape.of(session, sql, queries, members);
      shape = known;
    }
    return known;
  }

  private static boolean passOn(IdSink sink, @Nullable RecordId id, @Nullable String version) {
    if (id == null) {
      return false;
    }
    sink.accept(id, version);
    return true;
  }

  /** An id may not be one. */
  private interface MaybeIdSink {
    void accept(@Nullable RecordId id, @Nullable String version);
  }
}
