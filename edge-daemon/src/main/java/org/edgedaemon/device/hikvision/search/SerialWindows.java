package org.edgedaemon.device.hikvision.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.search.Found.End;
import org.jspecify.annotations.Nullable;

/** Asks for records by serial number. */
final class SerialWindows {
  /** Rows of one window with all their repetitions; more makes no sense. */
  private static final int MAX_ROWS = 4 * Span.LONG_WINDOW;

  private final Searches searches;

  /** The last window had every number; the next one is likely to. */
  private boolean full;

  SerialWindows(Searches searches) {
    this.searches = searches;
  }

  /** One page of a span; what says that there is nothing, though it counts some, is asked twice. */
  CompletionStage<Found> look(Span span) {
    return searches
        .first(span.window())
        .thenCompose(
            found ->
                found.isEmpty() && found.end() != End.WHOLE
                    ? searches.first(span.window())
                    : CompletableFuture.completedFuture(found));
  }

  /** Whether there is a record with this number or a higher one. */
  CompletionStage<Boolean> anyFrom(long first) {
    if (!Span.exists(first)) {
      return CompletableFuture.completedFuture(false);
    }
    return look(Span.openFrom(first)).thenApply(found -> !found.isEmpty());
  }

  /** Records under the next lower numbers; any lower ones when there are none. */
  CompletionStage<Found> justBelow(long serial) {
    if (serial == 1) {
      return CompletableFuture.completedFuture(new Found());
    }
    Span near = new Span(Math.max(1, serial - searches.pageRows()), serial - 1);
    return look(near)
        .thenCompose(
            found ->
                found.isEmpty() && near.first() > 1
                    ? look(new Span(1, serial - 1))
                    : CompletableFuture.completedFuture(found));
  }

  /** The record under this number now, or null. */
  CompletionStage<@Nullable AccessEvent> record(long serial) {
    return searches
        .first(Window.serials(serial, serial))
        .thenApply(found -> Rows.of(found).bySerial(serial));
  }

  /** What to read next from here. */
  Span window(long first) {
    return full && searches.quick() ? Span.longWindow(first) : Span.window(first);
  }

  /** What comes after this, if this has every number. */
  Span following(Span span) {
    long first = span.last() + 1;
    return searches.quick() ? Span.longWindow(first) : Span.window(first);
  }

  /**
   * All records of a span. Complete, even if the oldest were overwritten meanwhile.
   *
   * @param proof the number of the record that will be asked for after it
   * @param next what will be read after it if every number is there; null when nothing will be
   */
  CompletionStage<Rows> read(Span span, long proof, @Nullable Span next) {
    int expected = full ? (int) span.width() : 0;
    return searches
        .all(span.window(), MAX_ROWS, expected, found -> lookAhead(span, found, proof, next))
        .thenCompose(
            found -> {
              if (found.end() == End.MORE) {
                throw searches.incomplete(
                    "serial numbers " + span.first() + " to " + span.last() + " have no end");
              }
              Rows rows = Rows.of(found);
              full = rows.countAbove(span.first() - 1) == span.width();
              return doubtful(span, found, rows)
                  ? new HoleCheck(searches, span, rows).run()
                  : CompletableFuture.completedFuture(rows);
            });
  }

  /**
   * What follows a window with every number: whether the record before it is still the same; the
   * next.
   */
  private void lookAhead(Span span, Found found, long proof, @Nullable Span next) {
    boolean begun = !found.isEmpty() && span.isFirst(found.events().get(0));
    if (!begun || proof == 0 || found.total() != span.width()) {
      return;
    }
    searches.ahead().guess(Window.serials(proof, proof));
    if (next != null) {
      searches.ahead().guess(next.window());
    }
  }

  /**
   * The smallest number from {@code first} on that the terminal has, given that it has some. Pages
   * are by time, so the first row need not be it.
   */
  CompletionStage<Long> smallest(long first, Found page) {
    return new SmallestSerial(this, first, page).find();
  }

  /**
   * Overwriting moves all positions, so that rows are skipped between two pages. A window that came
   * at once, or has every number, is whole. Holes that the request itself makes are believed when
   * the terminal counted the same all the way, and nothing can have been added.
   */
  private boolean doubtful(Span span, Found found, Rows rows) {
    if (found.end() == End.SHORT) {
      return true;
    }
    if (found.atOnce() || rows.countAbove(span.first() - 1) == span.width()) {
      return false;
    }
    boolean holesMeanSomething = searches.variant().everyMajor();
    return holesMeanSomething || !found.steady() || rows.lastSerial() < span.last();
  }
}
