package org.edgedaemon.replica.slave;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Tables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends changes while the next ones are looked for. One call at most is under way, so that the
 * master gets them in order; the next ones wait behind it and go out as soon as it is answered,
 * whatever this thread does then. If it fails, they do not.
 *
 * <p>A scan's mark is kept when all before it is settled: whatever dies in between, the rows are
 * found again.
 */
final class Sending implements Finds {
  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  /** Keys of one question. */
  private static final int QUESTION = 500;

  /**
   * Left under way or ready while the next is looked for: neither side waits for the other's pace.
   */
  private static final int MAX_FLIGHTS = 2;

  private final SlaveConfig config;
  private final Office office;
  private final Tables tables;
  private final SlaveState state;
  private final MasterCalls master;
  private final Set<RowId> open = new HashSet<>();
  private final Deque<Flight> flights = new ArrayDeque<>();

  /** Rows of which a part was sent and not taken, with the master's reasons. */
  private final Map<RowId, String> inPart = new LinkedHashMap<>();

  private @Nullable Duration masterAhead;
  private long sent;
  private long conflicts;

  Sending(SlaveConfig config, Office office, Tables tables, SlaveState state, MasterCalls master) {
    this.config = config;
    this.office = office;
    this.tables = tables;
    this.state = state;
    this.master = master;
  }

  /** What is known of a row that is under way changes when the answer comes. */
  @Override
  public void before(List<RowId> rows) {
    if (!Collections.disjoint(open, rows)) {
      end();
    }
  }

  @Override
  public void found(TableName table, List<LocalRow> rows, String mark) {
    send(rows);
    Flight last = flights.peekLast();
    if (last == null) {
      state.mark(table, mark);
    } else {
      last.isFollowedBy(table, mark);
    }
  }

  /**
   * Sends rows of one table.
   *
   * @param rows each differs from what was agreed on
   */
  void send(List<LocalRow> rows) {
    for (int from = 0; from < rows.size(); from += config.batch()) {
      begin(rows.subList(from, Math.min(rows.size(), from + config.batch())));
    }
  }

  /** Waits for what is under way. */
  @Override
  public void end() {
    while (!flights.isEmpty()) {
      settleFirst();
    }
    List<RowId> rows = List.copyOf(inPart.keySet());
    for (int from = 0; from < rows.size(); from += QUESTION) {
      askFor(rows.subList(from, Math.min(rows.size(), from + QUESTION)));
    }
  }

  /**
   * Of a row that was deleted so long ago that the master knows nothing of it any more it needs
   * all: the office's edit is later than what nobody remembers.
   */
  private void askFor(List<RowId> rows) {
    Set<RowId> unknown = master.unknown(rows);
    List<Base> bases =
        state.bases(unknown).values().stream()
            .map(base -> new Base(base.row(), base.version(), base.image(), true))
            .toList();
    state.keep(bases);
    if (!bases.isEmpty()) {
      log.info(
          "the master knows nothing any more of {} rows that were changed here: they are sent as"
              + " new ones",
          bases.size());
    }
    for (RowId row : rows) {
      String reason = inPart.remove(row);
      if (!unknown.contains(row)) {
        office.refuse(row, reason);
      }
    }
  }

  /** The round failed: what is not settled is to be sent again. */
  void abandon() {
    state.pending(open, true);
  }

  /** Changes that the master judged. */
  long sent() {
    return sent;
  }

  long conflicts() {
    return conflicts;
  }

  private void begin(List<LocalRow> rows) {
    Outgoing outgoing = new Outgoing(config.changesOnly(), masterAhead(), tables.time());
    Flight next =
        new Flight(
            rows.stream().map(row -> Flight.Sent.of(row, outgoing.change(row))).toList(), master);
    rows.forEach(row -> open.add(row.id()));
    // If no answer comes, the master may have them or not.
    state.sending(next.fields());
    flights.add(next.begunAfter(flights.peekLast()));
    if (flights.size() > MAX_FLIGHTS) {
      settleFirst();
    }
  }

  private void settleFirst() {
    Flight first = flights.remove();
    settle(first, first.await());
  }

  private void settle(Flight last, MasterCalls.Answered answered) {
    Iterator<Outcome> outcomes = last.outcomes(answered).iterator();
    List<Base> agreed = new ArrayList<>();
    Map<RowId, MasterRow> told = new HashMap<>();
    for (Flight.Sent one : last.sent()) {
      Outcome outcome = outcomes.next();
      if (outcome instanceof Outcome.Rejected rejected) {
        state.pending(Set.of(one.row()), true);
        rejected(one, "the master does not take it: " + rejected.reason());
      } else if (outcome instanceof Outcome.Conflict conflict) {
        conflicts++;
        told.put(one.row(), conflict.row());
      } else if (outcome instanceof Outcome.Accepted accepted) {
        accepted
            .row()
            .ifPresentOrElse(
                row -> told.put(row.row(), row),
                () -> agreed.add(one.agreement(accepted.version())));
      }
    }
    // If the office changed one meanwhile, the next scan finds that it differs from what was sent.
    // Known first: what is sent once more is then no quarrel with ourselves.
    office.agreed(agreed);
    settled(agreed);
    if (!told.isEmpty()) {
      takeOver(last, told);
    }
    sent += last.sent().size();
    last.sent().forEach(one -> open.remove(one.row()));
    last.keepMark(state);
  }

  private void rejected(Flight.Sent one, String reason) {
    if (one.change().whole()) {
      office.refuse(one.row(), reason);
    } else {
      inPart.put(one.row(), reason);
    }
  }

  private void takeOver(Flight last, Map<RowId, MasterRow> told) {
    Set<RowId> failed = new HashSet<>();
    Incoming incoming =
        office.storing(
            failed,
            told.keySet(),
            into -> {
              for (Flight.Sent one : last.sent()) {
                MasterRow is = told.get(one.row());
                if (is != null && !failed.contains(one.row())) {
                  into.judged(is, one.image());
                }
              }
            });
    office.keep(incoming);
    // A row that the office changed meanwhile is not settled: the master has what was sent of it.
    settled(incoming.agreed());
    state.pending(failed, true);
  }

  private void settled(List<Base> agreed) {
    state.settled(agreed.stream().map(Base::row).toList());
  }

  /** What the master's clock shows more than the office's database. */
  private Duration masterAhead() {
    Duration known = masterAhead;
    if (known == null) {
      Instant before = tables.time();
      Instant server = master.upload(List.of()).serverTime();
      Instant after = tables.time();
      Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
      known = Duration.between(middle, server);
      masterAhead = known;
    }
    return known;
  }
}
