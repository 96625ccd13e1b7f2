package org.edgedaemon.device.hikvision.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.search.EpochWatch.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log whose records are asked for by number: what its holes, losses and resets mean. */
final class SerialLog {
  private static final Logger log = LoggerFactory.getLogger(SerialLog.class);

  private final Searches searches;
  private final SerialWindows windows;
  private final LogState state;
  private final GapListener gaps;
  private final EpochWatch watch;

  SerialLog(Searches searches, LogState state, GapListener gaps) {
    this.searches = searches;
    this.windows = new SerialWindows(searches);
    this.state = state;
    this.gaps = gaps;
    this.watch = new EpochWatch(searches, EpochWatch.bySerial(windows, state));
  }

  SerialWindows windows() {
    return windows;
  }

  LogState state() {
    return state;
  }

  /** Whether windows beyond the usual end are taken. */
  boolean highSerials() {
    return searches.source().capabilities().maxSerial() > SearchCapabilities.PLAIN_MAX_SERIAL;
  }

  CompletionStage<Verdict> check(Anchor anchor) {
    return watch.check(anchor);
  }

  /**
   * Whether all rows of a window are of one epoch, and of that of the record before them: a log
   * that was cleared before the window, or between two of its pages, answers with other records
   * under the same numbers. A record that was there before the first page and still is after the
   * last one tells.
   *
   * @param before the last record below the window; null when none is known, which leaves the
   *     window's own first one
   */
  CompletionStage<Verdict> oneEpoch(Rows rows, @Nullable Anchor before) {
    if (rows.contradictory()) {
      state.suspect();
      throw searches.incomplete("one serial number stood for two records");
    }
    AccessEvent first = rows.first();
    Anchor proof = before == null && first != null ? Anchor.of(first) : before;
    if (proof == null || (rows.atOnce() && rows.has(proof))) {
      return CompletableFuture.completedFuture(Verdict.SAME);
    }
    return watch
        .check(proof)
        .thenApply(
            verdict -> {
              if (verdict == Verdict.EMPTY && first != null) {
                throw searches.incomplete("its log was cleared while being read");
              }
              return verdict;
            });
  }

  /** Counts the numbers missing between the rows, where that means something. */
  void countHoles(@Nullable AccessEvent first, Rows rows) {
    if (first != null && searches.variant().everyMajor()) {
      long from = Anchor.of(first).serial();
      state.countHoles(rows.lastSerial() - from + 1 - rows.countAbove(from - 1));
    }
  }

  /** What numbers missing after a record mean. False when the counter was reset. */
  CompletionStage<Boolean> judge(Span missing, Anchor before) {
    if (!searches.variant().everyMajor()) {
      return CompletableFuture.completedFuture(true);
    }
    return watch
        .check(before)
        .thenApply(
            verdict -> {
              missing(missing, verdict == Verdict.GONE);
              return verdict != Verdict.RESET;
            });
  }

  void missing(Span missing, boolean lost) {
    if (!lost) {
      state.countHoles(searches.variant().everyMajor() ? missing.width() : 0);
      return;
    }
    state.countLost(missing.width());
    log.warn(
        "{}: events {} to {} were overwritten before they could be read; its log is too small for"
            + " the time that it was not reached",
        searches.source().label(),
        missing.first(),
        missing.last());
    gaps.onLost(state.epoch(), missing.first(), missing.last());
  }
}
