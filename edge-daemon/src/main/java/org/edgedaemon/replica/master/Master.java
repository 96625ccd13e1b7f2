package org.edgedaemon.replica.master;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterCalls.Page;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterStore;
import org.edgedaemon.replica.MasterStore.Transaction;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.Version;

/** Keeps the tables of the centre. Blocks; one thread at a time. */
public final class Master {
  private static final int SCANNED = 500;
  private static final String NOBODY = "";

  private final Map<TableName, TableSpec> specs;
  private final MasterStore store;
  private final Tables tables;
  private final InstantSource clock;

  /**
   * A master of these tables.
   *
   * @param tables of the same database as the store
   */
  public Master(
      Map<TableName, TableSpec> specs, MasterStore store, Tables tables, InstantSource clock) {
    this.specs = Map.copyOf(specs);
    this.store = store;
    this.tables = tables;
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
        return store.transaction(transaction -> all(transaction, slave, changes, refused));
      } catch (RowRefusedException e) {
        if (refused.putIfAbsent(e.row(), String.valueOf(e.getMessage())) != null) {
          throw e;
        }
      }
    }
  }

  /**
   * Rows that others than the slave have changed; since {@link Version#NONE} all rows.
   *
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
    return new Page(page, next, more, clock.instant());
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

  private int capture(TableSpec spec) {
    int found = 0;
    Tables.Scan scan;
    do {
      scan = tables.scan(spec.name(), store.mark(spec.name()).orElse(null), SCANNED);
      List<Tables.Sighting> rows = scan.rows();
      found += store.transaction(transaction -> own(transaction, spec, rows));
      store.mark(spec.name(), scan.mark());
    } while (scan.more());
    return found;
  }

  private int own(Transaction transaction, TableSpec spec, List<Tables.Sighting> rows) {
    OwnChange own = new OwnChange(transaction, spec, clock.instant());
    int found = 0;
    for (Tables.Sighting sighting : rows) {
      Optional<MasterRow> before = transaction.row(sighting.row());
      found += own.look(sighting.row()).equals(before) ? 0 : 1;
    }
    return found;
  }

  private List<Outcome> all(
      Transaction transaction, String slave, List<Change> changes, Map<RowId, String> refused) {
    List<Outcome> outcomes = new ArrayList<>(changes.size());
    for (Change change : changes) {
      String reason = refused.get(change.row());
      outcomes.add(reason == null ? one(transaction, slave, change) : new Outcome.Rejected(reason));
    }
    return outcomes;
  }

  private Outcome one(Transaction transaction, String slave, Change change) {
    TableSpec spec = specs.get(change.row().table());
    if (spec == null) {
      return new Outcome.Rejected("table " + change.row().table() + " is not kept here");
    }
    Optional<Outcome> answered = transaction.answered(slave, change.id());
    if (answered.isPresent()) {
      return answered.get();
    }
    Optional<MasterRow> current =
        new OwnChange(transaction, spec, clock.instant()).look(change.row());
    Outcome outcome =
        new Judging(transaction, spec, slave, change, current, clock.instant()).outcome();
    if (!(outcome instanceof Outcome.Rejected)) {
      transaction.answer(slave, change.id(), outcome);
    }
    return outcome;
  }

  private static Version later(Version one, Version other) {
    return one.isAfter(other) ? one : other;
  }
}
