package org.edgedaemon.device.hikvision.search;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.search.EpochWatch.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Reads on from a record by serial number, window by window. The first answer shows whether that
 * record is still the same; with few news it brings all of them as well.
 */
final class SerialRead {
  /** Records below the last one that are looked at again: some become visible late. */
  static final int OVERLAP = 20;

  /** Only near here can a counter have passed the end of the usual windows. */
  private static final long NEAR_PLAIN_END = SearchCapabilities.PLAIN_MAX_SERIAL - 1_000_000;

  private final SerialLog log;
  private final Reading reading;
  private final @Nullable Anchor base;
  private final Scope scope;

  /** The last record that is handed over or under way; holes and losses are judged from it. */
  private @Nullable Anchor last;

  private @Nullable Anchor durable;
  private boolean lastSeen;
  private boolean lastGone;
  private boolean baseUnseen;
  private long next = 1;
  private Reading.End end = Reading.End.CAUGHT_UP;

  /**
   * @param base the last record that is ours; null reads everything
   */
  SerialRead(SerialLog log, Reading reading, @Nullable Anchor base) {
    this.log = log;
    this.reading = reading;
    this.base = base;
    this.scope = Scope.ALL;
    this.last = base;
    this.durable = base;
  }

  /** Reads what is in the scope, of all from a number on. */
  SerialRead(SerialLog log, Reading reading, long first, Scope scope) {
    this.log = log;
    this.reading = reading;
    this.base = null;
    this.scope = scope;
    this.next = first;
  }

  CompletionStage<Reading.End> run() {
    return begin()
        .thenCompose(
            more ->
                more
                    ? Repeat.whileTrue(this::window)
                    : CompletableFuture.<Void>completedFuture(null))
        .thenCompose(none -> reading.drained())
        .thenApply(none -> end);
  }

  /** The record with the highest number that this read has made durable, or its base. */
  @Nullable Anchor durable() {
    return durable;
  }

  private CompletionStage<Boolean> begin() {
    if (base == null) {
      return CompletableFuture.completedFuture(true);
    }
    next = Math.max(1, base.serial() - OVERLAP);
    return log.windows().look(Span.openFrom(next)).thenCompose(found -> poll(found, base));
  }

  private CompletionStage<Boolean> poll(Found found, Anchor from) {
    Rows rows = Rows.of(found);
    baseUnseen = true;
    if (found.end() != Found.End.WHOLE) {
      return CompletableFuture.completedFuture(true);
    }
    return recognise(rows, from)
        .thenCompose(same -> same ? take(rows) : reset())
        .thenApply(
            goOn -> {
              next = SearchCapabilities.PLAIN_MAX_SERIAL + 1;
              return goOn && from.serial() >= NEAR_PLAIN_END && from.serial() < next;
            });
  }

  private CompletionStage<Boolean> window() {
    Span span = log.windows().window(next);
    long proof = last == null ? span.first() : last.serial();
    return log.windows()
        .read(span, proof, following(span))
        .thenCompose(rows -> takeWindow(rows))
        .thenCompose(goOn -> goOn ? after(span) : CompletableFuture.completedFuture(false));
  }

  /** What will be read after a window with every number; null when this read ends with it. */
  private @Nullable Span following(Span span) {
    boolean ends = scope.equals(Scope.ALL) && reading.longEnoughWith(span.width());
    return ends || !Span.exists(span.last() + 1) ? null : log.windows().following(span);
  }

  private CompletionStage<Boolean> takeWindow(Rows rows) {
    boolean due = baseUnseen || rows.first() != null;
    baseUnseen = false;
    return (due ? log.oneEpoch(rows, last) : CompletableFuture.completedFuture(Verdict.SAME))
        .thenCompose(
            verdict -> {
              lastSeen = due && last != null && verdict == Verdict.SAME;
              lastGone = due && last != null && verdict == Verdict.GONE;
              return verdict == Verdict.RESET ? reset() : take(rows);
            });
  }

  /** Whether the record that we go on from is still what it was. */
  private CompletionStage<Boolean> recognise(Rows rows, Anchor from) {
    baseUnseen = false;
    AccessEvent now = rows.bySerial(from.serial());
    if (now != null && from.isSame(now)) {
      lastSeen = true;
      return CompletableFuture.completedFuture(true);
    }
    return log.check(from)
        .thenApply(
            verdict -> {
              lastSeen = verdict == Verdict.SAME;
              lastGone = verdict == Verdict.GONE;
              return verdict != Verdict.RESET;
            });
  }

  private CompletionStage<Boolean> take(Rows rows) {
    reading.countDoubles(rows.doubles());
    return judgeHoles(rows).thenCompose(same -> same ? handOver(rows) : reset());
  }

  private CompletionStage<Boolean> handOver(Rows rows) {
    Anchor highest = higher(last, rows.last());
    boolean unmoved = Objects.equals(highest, last);
    lastSeen &= unmoved;
    lastGone &= unmoved;
    last = highest;
    List<AccessEvent> events =
        base == null
            ? rows.events().stream().filter(scope::has).toList()
            : log.state().news(rows.events());
    return reading
        .give(
            events,
            log.state().newUnreadable(rows.unreadable()),
            () -> durable = higher(durable, rows.last()))
        .thenApply(none -> !scope.isPast(rows));
  }

  /**
   * Numbers may be missing between two records that are there. When the record before them is gone
   * too, they were overwritten before we came.
   */
  private CompletionStage<Boolean> judgeHoles(Rows rows) {
    Anchor before = last;
    AccessEvent first = before == null ? null : rows.firstAbove(before.serial());
    if (before == null || first == null) {
      log.countHoles(before == null ? rows.first() : null, rows);
      return CompletableFuture.completedFuture(true);
    }
    log.countHoles(first, rows);
    Span missing = new Span(before.serial() + 1, Anchor.of(first).serial() - 1);
    if (missing.width() == 0) {
      return CompletableFuture.completedFuture(true);
    }
    if (lastSeen || lastGone) {
      log.missing(missing, lastGone);
      return CompletableFuture.completedFuture(true);
    }
    return log.judge(missing, before);
  }

  private CompletionStage<Boolean> after(Span span) {
    next = span.last() + 1;
    boolean full = last != null && last.serial() >= span.last();
    if (!full) {
      return lookOn(next);
    }
    return CompletableFuture.completedFuture(goOn());
  }

  /** Nothing at the window's end: is there anything further on? */
  private CompletionStage<Boolean> lookOn(long from) {
    if (!Span.exists(from)) {
      return CompletableFuture.completedFuture(false);
    }
    Span rest = Span.openFrom(from);
    return log.windows().look(rest).thenCompose(found -> further(rest, found));
  }

  private CompletionStage<Boolean> further(Span rest, Found found) {
    if (found.isEmpty()) {
      boolean high = rest.last() == SearchCapabilities.PLAIN_MAX_SERIAL && mayBeHigher();
      return high ? lookOn(rest.last() + 1) : CompletableFuture.completedFuture(false);
    }
    if (found.end() == Found.End.WHOLE) {
      next = SearchCapabilities.PLAIN_MAX_SERIAL + 1;
      return takeWindow(Rows.of(found))
          .thenCompose(
              same ->
                  same && last != null && last.serial() >= NEAR_PLAIN_END && rest.first() < next
                      ? lookOn(next)
                      : CompletableFuture.completedFuture(false));
    }
    return log.windows()
        .smallest(rest.first(), found)
        .thenApply(
            smallest -> {
              next = smallest;
              return goOn();
            });
  }

  private boolean goOn() {
    if (!Span.exists(next)) {
      return false;
    }
    boolean enough = scope.equals(Scope.ALL) && reading.longEnough();
    end = enough ? Reading.End.MORE : end;
    return !enough;
  }

  private boolean mayBeHigher() {
    return last == null ? log.highSerials() : last.serial() >= NEAR_PLAIN_END;
  }

  private CompletionStage<Boolean> reset() {
    end = Reading.End.RESET;
    return CompletableFuture.completedFuture(false);
  }

  private static @Nullable Anchor higher(@Nullable Anchor now, @Nullable AccessEvent row) {
    if (row == null) {
      return now;
    }
    Anchor other = Anchor.of(row);
    return now == null || other.serial() > now.serial() ? other : now;
  }
}
