package org.edgedaemon.replica.master;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.Compared;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.KeptConflict;
import org.edgedaemon.replica.MasterCalls.Page;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterStore;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/** Keeps the tables of the centre. Blocks; one thread at a time. */
public final class Master {
  private static final int SCANNED = 500;

  /** No slave: what all have changed is downloaded. */
  public static final String NOBODY = "";

  /** Where scans see everything, a comparison only guards against mishaps. */
  private static final Duration SELDOM = Duration.ofHours(24);

  private final Map<TableName, TableSpec> specs;
  private final MasterStore store;
  private final Tables tables;
  private final Duration compareEvery;
  private final InstantSource clock;

  /**
   * A master of these tables.
   *
   * @param tables of the same database as the store
   * @param compareEvery after what time deletes that nobody tells of are found, at the latest; more
   *     seldom where one comparison takes more than a hundredth of it
   */
  public Master(
      Map<TableName, TableSpec> specs,
      MasterStore store,
      Tables tables,
      Duration compareEvery,
      InstantSource clock) {
    this.specs = Map.copyOf(specs);
    this.store = store;
    this.tables = tables;
    this.compareEvery = compareEvery;
    this.clock = clock;
  }

  /**
   * Takes changes of a slave. A change that was taken before gets the same answer and does nothing.
   *
   * @return an outcome for each, in order
   * @throws org.edgedaemon.replica.TablesException when the database fails; nothing was done then
   */
  public List<Outcome> upload(String slave, List<Change> changes) {
    Map<RowId, String> refused = new HashMap<>();
    while (true) {
      try {
        return store.transaction(
            transaction ->
                new Sitting(transaction, specs, slave, refused, clock.instant()).outcomes(changes));
      } catch (RowRefusedException e) {
        if (refused.keySet().containsAll(e.reasons().keySet())) {
          throw e;
        }
        refused.putAll(e.reasons());
      }
    }
  }

  /**
   * Rows that others than the slave have changed; since {@link Version#NONE} all rows.
   *
   * @param slave or {@link #NOBODY}
   * @param limit of rows
   */
  public Page download(String slave, Version since, Set<TableName> names, int limit) {
    // What comes later has a later version: nothing slips in below.
    Version newest = store.newest();
    // Who begins anew may have lost what it once sent.
    String without = since.equals(Version.NONE) ? NOBODY : slave;
    List<MasterRow> rows = store.changedAfter(without, since, names, limit + 1);
    boolean more = rows.size() > limit;
    List<MasterRow> page = more ? rows.subList(0, limit) : rows;
    Version next = more ? page.get(limit - 1).version() : later(newest, since);
    return new Page(page, next, more, clock.instant(), store.forgotten());
  }

  /** Of which of these rows nothing is known here, or nothing but that somebody deleted them. */
  public Set<RowId> unknown(Collection<RowId> rows) {
    Set<RowId> unknown = new HashSet<>(rows);
    store
        .rows(rows)
        .forEach(
            (id, row) -> {
              if (row.isWhole()) {
                unknown.remove(id);
              }
            });
    return unknown;
  }

  /**
   * Looks for what the master's own applications have changed.
   *
   * @return how many rows
   * @throws org.edgedaemon.replica.TablesException when the database fails
   */
  public int capture() {
    int found = 0;
    for (TableSpec spec : specs.values()) {
      found += capture(spec);
    }
    return found;
  }

  /**
   * Settles a conflict by hand: the row becomes as somebody chose, which all slaves are told.
   *
   * @param chosen empty to delete the row
   * @return the row as it is now; empty when there is no such conflict
   * @throws RowRefusedException when the database does not take it
   * @throws org.edgedaemon.replica.TablesException when the database fails; nothing was done then
   */
  public Optional<MasterRow> settle(long conflict, Optional<RowImage> chosen) {
    return store
        .conflict(conflict)
        .flatMap(kept -> store.transaction(transaction -> settled(transaction, kept, chosen)));
  }

  private Optional<MasterRow> settled(
      MasterStore.Transaction transaction, KeptConflict kept, Optional<RowImage> chosen) {
    RowId row = kept.note().row();
    Instant now = clock.instant();
    MasterRow before = new OwnChange(transaction, specs, now).look(List.of(row)).get(row);
    transaction.settled(kept.id(), now);
    chosen.ifPresentOrElse(
        image -> transaction.write(Map.of(row, dated(row, image))),
        () -> transaction.delete(List.of(row)));
    MasterRow after = new OwnChange(transaction, specs, now).look(List.of(row)).get(row);
    if (before != null && after != null && !isIn(before, kept.note())) {
      transaction.note(overwritten(kept, before, after, now));
    }
    return Optional.ofNullable(after);
  }

  /** Whether what is there now is what somebody saw who settles the conflict. */
  private boolean isIn(MasterRow row, ConflictNote note) {
    return row.deleted() == wasDeleted(note)
        && (row.deleted() || differing(row.image(), note.result(), row.row()).isEmpty());
  }

  private static boolean wasDeleted(ConflictNote note) {
    return note.winner() == Outcome.Winner.MASTER ? note.masterDeleted() : note.slaveDeleted();
  }

  /** The time of the last change does not count. */
  private Set<String> differing(RowImage one, RowImage other, RowId row) {
    Set<String> differing = one.differing(other);
    TableSpec spec = specs.get(row.table());
    if (spec != null) {
      differing.remove(spec.updatedAt());
    }
    return differing;
  }

  /** The row was changed after the conflict: whoever settled that did not see it. */
  private List<ConflictNote> overwritten(
      KeptConflict kept, MasterRow before, MasterRow after, Instant now) {
    Set<String> fields =
        before.deleted() == after.deleted()
            ? differing(before.image(), after.image(), before.row())
            : after.image().fields().keySet();
    if (fields.isEmpty()) {
      return List.of();
    }
    return List.of(
        new ConflictNote(
            before.row(),
            kept.note().slave(),
            "settled " + kept.id(),
            fields,
            before.image(),
            before.deleted(),
            after.image(),
            after.deleted(),
            Outcome.Winner.SLAVE,
            after.image(),
            after.version(),
            now));
  }

  /** As changed now. */
  private RowImage dated(RowId row, RowImage image) {
    TableSpec spec = specs.get(row.table());
    if (spec == null) {
      throw new RowRefusedException(row, "table " + row.table() + " is not kept here");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return image.with(
        RowImage.of(Map.of(spec.updatedAt(), TextNode.valueOf(now.toString()))),
        Set.of(spec.updatedAt()));
  }

  private int capture(TableSpec spec) {
    TableName table = spec.name();
    Instant begin = tables.time();
    Duration every = tables.seesAll(table) ? SELDOM : compareEvery;
    Optional<Compared> last = store.compared(table);
    boolean whole = last.map(before -> before.isDue(begin, every)).orElse(true);
    int found = scan(table, whole ? null : store.mark(table).orElse(null));
    if (whole) {
      found += missing(table);
      store.compared(table, Compared.after(last, begin, tables.time()));
    }
    return found;
  }

  private int scan(TableName table, @Nullable String since) {
    int found = 0;
    String mark = since;
    Tables.Scan scan;
    do {
      scan = tables.scan(table, mark, SCANNED);
      found += own(differing(scan.rows()));
      mark = scan.mark();
      store.mark(table, mark);
    } while (scan.more());
    return found;
  }

  /** Deletes that the scan did not see. */
  private int missing(TableName table) {
    int found = 0;
    RowId after = null;
    List<RowId> present;
    do {
      present = store.present(table, after, SCANNED);
      if (!present.isEmpty()) {
        after = present.get(present.size() - 1);
        found += own(tables.missing(present));
      }
    } while (present.size() == SCANNED);
    return found;
  }

  /** Those that are not as they are known, as it seems without locks. */
  private List<RowId> differing(List<Tables.Sighting> rows) {
    Map<RowId, MasterRow> known = store.rows(rows.stream().map(Tables.Sighting::row).toList());
    return rows.stream()
        .filter(seen -> !isAsKnown(seen.image(), known.get(seen.row())))
        .map(Tables.Sighting::row)
        .toList();
  }

  private static boolean isAsKnown(Optional<RowImage> image, @Nullable MasterRow known) {
    if (known == null || known.deleted()) {
      return image.isEmpty();
    }
    return image.isPresent() && image.get().equals(known.image());
  }

  private int own(Collection<RowId> rows) {
    return rows.isEmpty()
        ? 0
        : store.transaction(
            transaction -> {
              OwnChange own = new OwnChange(transaction, specs, clock.instant());
              own.look(rows);
              return own.found();
            });
  }

  private static Version later(Version one, Version other) {
    return one.isAfter(other) ? one : other;
  }
}
