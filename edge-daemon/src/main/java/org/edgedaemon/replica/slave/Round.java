package org.edgedaemon.replica.slave;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.Compared;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterUnavailableException;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round with one master: finds what the office changed, sends it, gets what others did. It may
 * end anywhere, in any step: the next one repeats what is not settled, and doubles nothing.
 */
final class Round {
  private static final Logger log = LoggerFactory.getLogger(Round.class);
  private static final int BATCH = 500;
  private static final int MAX_PASSES = 3;

  /** Where scans see everything, a comparison only guards against mishaps. */
  private static final Duration SELDOM = Duration.ofHours(24);

  private static final int MAX_ERRORS = 100;

  private final Map<TableName, TableSpec> specs;
  private final boolean changesOnly;
  private final boolean everything;
  private final Duration compareEvery;
  private final Tables tables;
  private final SlaveState state;
  private final MasterCalls master;
  private final List<String> errors = new ArrayList<>();
  private final Set<RowId> refused = new HashSet<>();
  private Duration masterAhead = Duration.ZERO;
  private boolean measured;
  private long sent;
  private long conflicts;
  private long received;

  /** Whether receiving met rows that have to be sent. */
  private boolean met;

  Round(
      Map<TableName, TableSpec> specs,
      boolean changesOnly,
      boolean everything,
      Duration compareEvery,
      Tables tables,
      SlaveState state,
      MasterCalls master) {
    this.specs = specs;
    this.changesOnly = changesOnly;
    this.everything = everything;
    this.compareEvery = compareEvery;
    this.tables = tables;
    this.state = state;
    this.master = master;
  }

  /**
   * Goes once through all.
   *
   * @throws org.edgedaemon.replica.MasterUnavailableException when the master gives no good answer
   * @throws org.edgedaemon.replica.TablesException when the office's database fails
   */
  RoundReport go() {
    look();
    send();
    // What others changed may meet what the office changed meanwhile: that has to be judged too.
    for (int pass = 1; receive() && pass < MAX_PASSES; pass++) {
      send();
    }
    return new RoundReport(sent, conflicts, received, state.pending(), errors);
  }

  /** Gives true when rows were seen that differ from what was agreed on. */
  boolean look() {
    boolean found = false;
    for (TableSpec spec : specs.values()) {
      found |= look(spec);
    }
    return found;
  }

  private boolean look(TableSpec spec) {
    TableName table = spec.name();
    Instant begin = tables.time();
    Duration every = tables.seesAll(table) ? SELDOM : compareEvery;
    Optional<Compared> last = state.compared(table);
    boolean whole = everything || last.map(before -> before.isDue(begin, every)).orElse(true);
    boolean found = scan(spec, whole ? null : state.mark(table).orElse(null));
    if (whole) {
      found |= missing(table);
      state.compared(table, Compared.after(last, begin, tables.time()));
    }
    return found;
  }

  private boolean scan(TableSpec spec, @Nullable String since) {
    String mark = since;
    boolean found = false;
    Tables.Scan scan;
    do {
      scan = tables.scan(spec.name(), mark, BATCH);
      Known known = Known.of(state, scan.rows().stream().map(Tables.Sighting::row).toList());
      List<RowId> differing =
          scan.rows().stream()
              .filter(seen -> !known.local(spec, seen.row(), seen.image()).isAgreed())
              .map(Tables.Sighting::row)
              .toList();
      found |= !differing.isEmpty();
      state.pending(differing, true);
      mark = scan.mark();
      state.mark(spec.name(), mark);
    } while (scan.more());
    return found;
  }

  /** Deletes that the scan did not see. */
  private boolean missing(TableName table) {
    boolean found = false;
    RowId after = null;
    List<RowId> present;
    do {
      present = state.present(table, after, BATCH);
      if (!present.isEmpty()) {
        after = present.get(present.size() - 1);
        Set<RowId> gone = tables.missing(present);
        found |= !gone.isEmpty();
        state.pending(gone, true);
      }
    } while (present.size() == BATCH);
    return found;
  }

  private void send() {
    sendAll();
    if (!refused.isEmpty()) {
      // What refers to another row could go only after it.
      refused.clear();
      errors.clear();
      sendAll();
    }
  }

  private void sendAll() {
    for (TableSpec spec : specs.values()) {
      RowId after = null;
      List<RowId> pending;
      do {
        pending = state.pending(spec.name(), after, BATCH);
        if (!pending.isEmpty()) {
          after = pending.get(pending.size() - 1);
          measureClocks();
          send(spec, pending);
        }
      } while (pending.size() == BATCH);
    }
  }

  private void send(TableSpec spec, List<RowId> rows) {
    Known known = Known.of(state, rows);
    Map<RowId, RowImage> images = tables.transaction(transaction -> transaction.read(rows));
    Outgoing outgoing = new Outgoing(changesOnly, masterAhead, tables.time());
    List<Change> changes = new ArrayList<>();
    List<RowId> agreed = new ArrayList<>();
    for (RowId id : rows) {
      Optional<Change> change =
          outgoing.change(known.local(spec, id, Optional.ofNullable(images.get(id))));
      if (change.isEmpty()) {
        agreed.add(id);
      } else if (!refused.contains(id)) {
        changes.add(change.get());
      }
    }
    asAgreed(agreed);
    if (!changes.isEmpty()) {
      // If no answer comes, the master may have them or not.
      state.sending(fields(changes));
      settle(changes, master.upload(changes).outcomes(), images);
    }
  }

  /** The office took its changes back: what the master had meanwhile has to come again. */
  private void asAgreed(List<RowId> rows) {
    state.skipped(rows).values().stream()
        .min(Comparator.naturalOrder())
        .map(Version::previous)
        .filter(state.received()::isAfter)
        .ifPresent(state::received);
    state.settled(rows);
    state.pending(rows, false);
  }

  private static Map<RowId, Set<String>> fields(List<Change> changes) {
    Map<RowId, Set<String>> fields = new HashMap<>();
    changes.forEach(change -> fields.put(change.row(), change.changed()));
    return fields;
  }

  private void settle(List<Change> changes, List<Outcome> outcomes, Map<RowId, RowImage> images) {
    if (outcomes.size() != changes.size()) {
      throw new MasterUnavailableException(
          "the master answers for " + outcomes.size() + " changes of " + changes.size(),
          Optional.empty());
    }
    Set<RowId> failed = new HashSet<>();
    List<RowId> rows = changes.stream().map(Change::row).toList();
    Incoming incoming =
        storing(failed, rows, into -> judge(changes, outcomes, images, into, failed));
    // A row that the office changed meanwhile is not settled: the master has what was sent of it.
    state.settled(incoming.agreed().stream().map(Base::row).toList());
    keep(incoming);
    sent += changes.size();
    conflicts += outcomes.stream().filter(Outcome.Conflict.class::isInstance).count();
    Iterator<Outcome> outcome = outcomes.iterator();
    for (Change change : changes) {
      if (outcome.next() instanceof Outcome.Rejected rejected) {
        refuse(change.row(), "the master does not take it: " + rejected.reason());
      }
    }
  }

  private static void judge(
      List<Change> changes,
      List<Outcome> outcomes,
      Map<RowId, RowImage> images,
      Incoming incoming,
      Set<RowId> failed) {
    Iterator<Outcome> each = outcomes.iterator();
    for (Change change : changes) {
      Outcome outcome = each.next();
      Optional<RowImage> image = Optional.ofNullable(images.get(change.row()));
      if (failed.contains(change.row()) || outcome instanceof Outcome.Rejected) {
        continue;
      }
      if (outcome instanceof Outcome.Conflict conflict) {
        incoming.judged(conflict.row(), image);
      } else if (outcome instanceof Outcome.Accepted accepted) {
        if (accepted.row().isPresent()) {
          incoming.judged(accepted.row().get(), image);
        } else {
          incoming.accepted(agreement(change, accepted.version(), image), image);
        }
      }
    }
  }

  private static Base agreement(Change change, Version version, Optional<RowImage> image) {
    return new Base(change.row(), version, image.orElse(change.image()), image.isEmpty());
  }

  /** Gives true when rows were met that have to be sent. */
  private boolean receive() {
    met = false;
    boolean whole = true;
    Version since = state.received();
    MasterCalls.Page page;
    do {
      page = master.download(since, specs.keySet());
      whole &= remembers(page.forgotten(), since);
      Set<RowId> failed = new HashSet<>();
      List<MasterRow> rows =
          page.rows().stream().filter(row -> specs.containsKey(row.row().table())).toList();
      List<RowId> ids = rows.stream().map(MasterRow::row).toList();
      Known known = Known.of(state, ids);
      Incoming incoming = storing(failed, ids, into -> take(rows, known, into, failed));
      keep(incoming);
      received += incoming.agreed().size();
      met |= !incoming.pending().isEmpty();
      whole &= failed.isEmpty();
      since = page.next();
      if (whole) {
        // Behind a row that could not be stored the next round begins again.
        state.received(since);
      }
    } while (page.more());
    return met;
  }

  /** Makes up for deletes that the master forgot while this office was away; true if all went. */
  private boolean remembers(Version forgotten, Version since) {
    if (since.equals(Version.NONE)
        || !forgotten.isAfter(since)
        || !forgotten.isAfter(state.forgotten())) {
      return true;
    }
    Absence absence = new Absence(specs, tables, state, master, forgotten);
    absence.makeUp();
    absence
        .refused()
        .forEach(
            (row, reason) -> refuse(row, "the office's database does not let it go: " + reason));
    log.warn(
        "this office was away since {} and the master knows no deletes before {} any more, so the"
            + " keys of all rows were compared: {} rows were deleted elsewhere and now here, {} such"
            + " rows were changed here and are sent as new ones, {} are not let go by the database",
        since,
        forgotten,
        absence.deleted(),
        absence.changed(),
        absence.refused().size());
    received += absence.deleted();
    met |= absence.changed() > 0;
    return absence.refused().isEmpty();
  }

  private static void take(
      List<MasterRow> rows, Known known, Incoming incoming, Set<RowId> failed) {
    for (MasterRow row : rows) {
      if (!failed.contains(row.row())) {
        incoming.changed(row, known.base(row.row()), known.unsettled(row.row()));
      }
    }
  }

  /** Does it without the rows that the office's database refuses. */
  private Incoming storing(Set<RowId> failed, Collection<RowId> rows, Consumer<Incoming> work) {
    while (true) {
      try {
        return tables.transaction(
            transaction -> {
              Incoming incoming = Incoming.of(specs, transaction, rows);
              work.accept(incoming);
              incoming.write();
              return incoming;
            });
      } catch (RowRefusedException e) {
        if (!failed.addAll(e.reasons().keySet())) {
          throw e;
        }
        e.reasons()
            .forEach(
                (row, reason) -> refuse(row, "the office's database does not take it: " + reason));
      }
    }
  }

  private void keep(Incoming incoming) {
    state.keep(incoming.agreed());
    state.pending(incoming.agreed().stream().map(Base::row).toList(), false);
    state.pending(incoming.pending(), true);
    state.skipped(incoming.skipped());
  }

  private void refuse(RowId row, @Nullable String reason) {
    refused.add(row);
    if (errors.size() < MAX_ERRORS) {
      errors.add(row + ": " + reason);
    }
  }

  private void measureClocks() {
    if (measured) {
      return;
    }
    Instant before = tables.time();
    Instant server = master.upload(List.of()).serverTime();
    Instant after = tables.time();
    masterAhead =
        Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), server);
    measured = true;
  }
}
