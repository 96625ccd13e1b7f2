package org.edgedaemon.replica.slave;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.MasterRow;
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

/**
 * One round with one master: finds what the office changed, sends it, gets what others did. It may
 * end anywhere, in any step: the next one repeats what is not settled, and doubles nothing.
 */
final class Round {
  private static final int BATCH = 500;
  private static final int MAX_PASSES = 3;
  private static final int MAX_ERRORS = 100;

  private final Map<TableName, TableSpec> specs;
  private final boolean changesOnly;
  private final Tables tables;
  private final SlaveState state;
  private final MasterCalls master;
  private final List<String> errors = new ArrayList<>();
  private final Set<RowId> refused = new HashSet<>();
  private Duration masterAhead = Duration.ZERO;
  private long sent;
  private long conflicts;
  private long received;

  Round(
      Map<TableName, TableSpec> specs,
      boolean changesOnly,
      Tables tables,
      SlaveState state,
      MasterCalls master) {
    this.specs = specs;
    this.changesOnly = changesOnly;
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
    for (TableSpec spec : specs.values()) {
      scan(spec);
    }
    send();
    // What others changed may meet what the office changed meanwhile: that has to be judged too.
    for (int pass = 1; receive() && pass < MAX_PASSES; pass++) {
      send();
    }
    return new RoundReport(sent, conflicts, received, state.pending().size(), errors);
  }

  private void scan(TableSpec spec) {
    Tables.Scan scan;
    do {
      scan = tables.scan(spec.name(), state.mark(spec.name()).orElse(null), BATCH);
      Known known = Known.of(state, scan.rows().stream().map(Tables.Sighting::row).toList());
      for (Tables.Sighting seen : scan.rows()) {
        if (!known.local(spec, seen.row(), seen.image()).isAgreed()) {
          state.pending(seen.row(), true);
        }
      }
      state.mark(spec.name(), scan.mark());
    } while (scan.more());
  }

  private void send() {
    List<RowId> all = new ArrayList<>(state.pending());
    if (all.isEmpty()) {
      return;
    }
    measureClocks();
    for (int from = 0; from < all.size(); from += BATCH) {
      send(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
  }

  private void send(List<RowId> rows) {
    Known known = Known.of(state, rows);
    Map<RowId, Optional<RowImage>> images =
        tables.transaction(transaction -> read(transaction, rows));
    Outgoing outgoing = new Outgoing(changesOnly, masterAhead, tables.time());
    List<Change> changes = new ArrayList<>();
    for (RowId id : rows) {
      TableSpec spec = specs.get(id.table());
      Optional<RowImage> image = images.getOrDefault(id, Optional.empty());
      Optional<Change> change =
          spec == null ? Optional.empty() : outgoing.change(known.local(spec, id, image));
      if (change.isEmpty()) {
        asAgreed(id);
      } else if (!refused.contains(id)) {
        changes.add(change.get());
      }
    }
    if (!changes.isEmpty()) {
      // If no answer comes, the master may have them or not.
      state.sending(fields(changes));
      settle(changes, master.upload(changes).outcomes(), images);
    }
  }

  /** The office took its change back: what the master had meanwhile has to come again. */
  private void asAgreed(RowId row) {
    state
        .skipped(row)
        .map(Version::previous)
        .filter(state.received()::isAfter)
        .ifPresent(state::received);
    state.settled(List.of(row));
    state.pending(row, false);
  }

  private static Map<RowId, Set<String>> fields(List<Change> changes) {
    Map<RowId, Set<String>> fields = new HashMap<>();
    changes.forEach(change -> fields.put(change.row(), change.changed()));
    return fields;
  }

  private static Map<RowId, Optional<RowImage>> read(
      Tables.Transaction transaction, List<RowId> rows) {
    Map<RowId, Optional<RowImage>> images = new HashMap<>();
    rows.forEach(row -> images.put(row, transaction.read(row)));
    return images;
  }

  private void settle(
      List<Change> changes, List<Outcome> outcomes, Map<RowId, Optional<RowImage>> images) {
    Set<RowId> failed = new HashSet<>();
    Incoming incoming = storing(failed, into -> judge(changes, outcomes, images, into, failed));
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
      Map<RowId, Optional<RowImage>> images,
      Incoming incoming,
      Set<RowId> failed) {
    Iterator<Outcome> each = outcomes.iterator();
    for (Change change : changes) {
      Outcome outcome = each.next();
      Optional<RowImage> image = images.getOrDefault(change.row(), Optional.empty());
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
    boolean met = false;
    boolean whole = true;
    Version since = state.received();
    MasterCalls.Page page;
    do {
      page = master.download(since, specs.keySet());
      Set<RowId> failed = new HashSet<>();
      List<MasterRow> rows =
          page.rows().stream().filter(row -> specs.containsKey(row.row().table())).toList();
      Known known = Known.of(state, rows.stream().map(MasterRow::row).toList());
      Incoming incoming = storing(failed, into -> take(rows, known, into, failed));
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

  private static void take(
      List<MasterRow> rows, Known known, Incoming incoming, Set<RowId> failed) {
    for (MasterRow row : rows) {
      if (!failed.contains(row.row())) {
        incoming.changed(row, known.base(row.row()), known.unsettled(row.row()));
      }
    }
  }

  /** Does it without the rows that the office's database refuses. */
  private Incoming storing(Set<RowId> failed, Consumer<Incoming> work) {
    while (true) {
      try {
        return tables.transaction(
            transaction -> {
              Incoming incoming = new Incoming(specs, transaction);
              work.accept(incoming);
              return incoming;
            });
      } catch (RowRefusedException e) {
        if (!failed.add(e.row())) {
          throw e;
        }
        refuse(e.row(), "the office's database does not take it: " + e.getMessage());
      }
    }
  }

  private void keep(Incoming incoming) {
    state.keep(incoming.agreed());
    incoming.agreed().forEach(base -> state.pending(base.row(), false));
    incoming.pending().forEach(row -> state.pending(row, true));
    incoming.skipped().forEach(state::skipped);
  }

  private void refuse(RowId row, @Nullable String reason) {
    refused.add(row);
    if (errors.size() < MAX_ERRORS) {
      errors.add(row + ": " + reason);
    }
  }

  private void measureClocks() {
    Instant before = tables.time();
    Instant server = master.upload(List.of()).serverTime();
    Instant after = tables.time();
    masterAhead =
        Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), server);
  }
}
