package org.edgedaemon.replica.slave;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.edgedaemon.replica.Compared;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
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
  private static final int MAX_PASSES = 3;

  /** Where scans see everything, a comparison only guards against mishaps. */
  private static final Duration SELDOM = Duration.ofHours(24);

  private final SlaveConfig config;
  private final boolean everything;
  private final Tables tables;
  private final SlaveState state;
  private final MasterCalls master;
  private final Office office;
  private final Sending sending;
  private long received;
  private @Nullable Instant syncedAt;

  /** Whether receiving met rows that have to be sent. */
  private boolean met;

  Round(
      SlaveConfig config, boolean everything, Tables tables, SlaveState state, MasterCalls master) {
    this.config = config;
    this.everything = everything;
    this.tables = tables;
    this.state = state;
    this.master = master;
    this.office = new Office(config.specs(), tables, state);
    this.sending = new Sending(config, office, tables, state, master);
  }

  /**
   * Goes once through all.
   *
   * @throws org.edgedaemon.replica.MasterUnavailableException when the master gives no good answer
   * @throws org.edgedaemon.replica.TablesException when the office's database fails
   */
  RoundReport go() {
    boolean done = false;
    try {
      for (TableSpec spec : config.specs().values()) {
        look(spec, sending);
      }
      send();
      // What others changed may meet what the office changed meanwhile: that has to be judged too.
      for (int pass = 1; receive() && pass < MAX_PASSES; pass++) {
        send();
      }
      done = true;
    } finally {
      if (!done) {
        sending.abandon();
      }
    }
    return new RoundReport(
        sending.sent(), sending.conflicts(), received, state.pending(), syncedAt, office.errors());
  }

  /** Notes all rows that differ from what was agreed on as to be sent. */
  boolean look() {
    boolean found = false;
    for (TableSpec spec : config.specs().values()) {
      found |= look(spec, new Noting(state, false));
    }
    return found;
  }

  /** The same, but what follows the first of them is left to the next round. */
  boolean glance() {
    Noting first = new Noting(state, true);
    for (TableSpec spec : config.specs().values()) {
      if (look(spec, first)) {
        return true;
      }
    }
    return false;
  }

  private boolean look(TableSpec spec, Finds finds) {
    TableName table = spec.name();
    Instant begin = tables.time();
    Duration every = tables.seesAll(table) ? SELDOM : config.compareEvery();
    Optional<Compared> last = state.compared(table);
    boolean whole = everything || last.map(before -> before.isDue(begin, every)).orElse(true);
    if (!whole) {
      return scan(spec, state.mark(table).orElse(null), finds, null);
    }
    // To send what was found takes its time too, which is not the comparison's.
    Timed timed = new Timed(tables);
    boolean found = scan(spec, null, finds, timed);
    if (!found || !finds.isEnough()) {
      found |= timed.of(() -> missing(table));
      state.compared(table, Compared.after(last, begin, begin.plus(timed.took())));
    }
    return found;
  }

  private boolean scan(TableSpec spec, @Nullable String since, Finds finds, @Nullable Timed timed) {
    String mark = since;
    boolean found = false;
    Tables.Scan scan;
    do {
      String from = mark;
      scan = timed == null ? scan(spec, from) : timed.of(() -> scan(spec, from));
      found |= found(spec, scan, finds);
      mark = scan.mark();
    } while (scan.more() && !(found && finds.isEnough()));
    finds.end();
    return found;
  }

  private Tables.Scan scan(TableSpec spec, @Nullable String from) {
    return tables.scan(spec.name(), from, config.batch());
  }

  private boolean found(TableSpec spec, Tables.Scan scan, Finds finds) {
    List<RowId> rows = scan.rows().stream().map(Tables.Sighting::row).toList();
    finds.before(rows);
    Known known = Known.of(state, rows);
    List<LocalRow> differing =
        scan.rows().stream()
            .map(seen -> known.local(spec, seen.row(), seen.image()))
            .filter(row -> !row.isAgreed())
            .toList();
    finds.found(spec.name(), differing, scan.mark());
    return !differing.isEmpty();
  }

  /** Deletes that the scan did not see. */
  private boolean missing(TableName table) {
    boolean found = false;
    RowId after = null;
    List<RowId> present;
    do {
      present = state.present(table, after, config.batch());
      if (!present.isEmpty()) {
        after = present.get(present.size() - 1);
        Set<RowId> gone = tables.missing(present);
        found |= !gone.isEmpty();
        state.pending(gone, true);
      }
    } while (present.size() == config.batch());
    return found;
  }

  private void send() {
    sendAll();
    if (office.retries()) {
      // What refers to another row could go only after it.
      sendAll();
    }
  }

  private void sendAll() {
    for (TableSpec spec : config.specs().values()) {
      RowId after = null;
      List<RowId> pending;
      do {
        pending = state.pending(spec.name(), after, config.batch());
        if (!pending.isEmpty()) {
          after = pending.get(pending.size() - 1);
          send(spec, pending);
        }
      } while (pending.size() == config.batch());
      sending.end();
    }
  }

  private void send(TableSpec spec, List<RowId> rows) {
    sending.before(rows);
    Known known = Known.of(state, rows);
    Map<RowId, RowImage> images = tables.transaction(transaction -> transaction.read(rows));
    List<LocalRow> local =
        rows.stream()
            .map(row -> known.local(spec, row, Optional.ofNullable(images.get(row))))
            .toList();
    office.asAgreed(local.stream().filter(LocalRow::isAgreed).map(LocalRow::id).toList());
    sending.send(
        local.stream().filter(row -> !row.isAgreed() && !office.isRefused(row.id())).toList());
  }

  /** Gives true when rows were met that have to be sent. */
  private boolean receive() {
    met = false;
    boolean whole = true;
    Version since = state.received();
    MasterCalls.Page page;
    do {
      page = master.download(since, config.specs().keySet());
      whole &= remembers(page.forgotten(), since);
      Set<RowId> failed = new HashSet<>();
      List<MasterRow> rows =
          page.rows().stream()
              .filter(row -> config.specs().containsKey(row.row().table()))
              .toList();
      List<RowId> ids = rows.stream().map(MasterRow::row).toList();
      Known known = Known.of(state, ids);
      Incoming incoming = office.storing(failed, ids, into -> take(rows, known, into, failed));
      office.keep(incoming);
      received += incoming.agreed().size();
      met |= !incoming.pending().isEmpty();
      whole &= failed.isEmpty();
      since = page.next();
      if (whole) {
        // Behind a row that could not be stored the next round begins again.
        state.received(since);
      }
    } while (page.more());
    syncedAt = syncedAt(state.received(), whole ? page.serverTime() : Instant.EPOCH);
    return met;
  }

  /** While nobody changes anything the version stands still, but the office is up to date. */
  private static @Nullable Instant syncedAt(Version received, Instant asked) {
    Instant at = received.at().isAfter(asked) ? received.at() : asked;
    return at.equals(Instant.EPOCH) ? null : at;
  }

  /** Makes up for deletes that the master forgot while this office was away; true if all went. */
  private boolean remembers(Version forgotten, Version since) {
    if (!forgotten.isAfter(since) || !forgotten.isAfter(state.forgotten())) {
      return true;
    }
    // Who has received nothing may have sent something nevertheless.
    Absence absence = new Absence(config.specs(), tables, state, master, forgotten);
    absence.makeUp();
    absence
        .refused()
        .forEach(
            (row, reason) ->
                office.refuse(row, "the office's database does not let it go: " + reason));
    if (absence.isNothing()) {
      return true;
    }
    log.warn(
        "this office was away since {} and the master knows no deletes before {} any more, so the"
            + " keys of all rows were compared: {} rows were deleted elsewhere and now here, {}"
            + " such rows were changed here and are sent as new ones, {} are not let go by the"
            + " database",
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

  /** Takes the time of what is done. */
  private static final class Timed {
    private final Tables tables;
    private Duration took = Duration.ZERO;

    Timed(Tables tables) {
      this.tables = tables;
    }

    <T> T of(Supplier<T> work) {
      Instant begin = tables.time();
      T result = work.get();
      took = took.plus(Duration.between(begin, tables.time()));
      return result;
    }

    Duration took() {
      return took;
    }
  }
}
