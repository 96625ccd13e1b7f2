package org.edgedaemon.device.hikvision.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.search.Found.End;

/**
 * Asks again for the numbers that a window did not bring, in pieces that come in one answer each:
 * nothing can be skipped inside one. An answer that contradicts its own count is believed when it
 * is given twice.
 */
final class HoleCheck {
  private static final int FEW_RUNS = 8;
  private static final int MAX_ROWS = 4 * Span.LONG_WINDOW;
  private static final int MAX_TRIES = 3;

  private final Searches searches;
  private final Span span;
  private final Rows rows;
  private final Deque<Span> open = new ArrayDeque<>();
  private final Map<Span, Integer> tries = new HashMap<>();

  HoleCheck(Searches searches, Span span, Rows rows) {
    this.searches = searches;
    this.span = span;
    this.rows = rows;
  }

  CompletionStage<Rows> run() {
    List<Span> runs = span.missing(rows);
    if (runs.size() <= FEW_RUNS) {
      open.addAll(runs);
    } else {
      span.slices(slice()).stream()
          .filter(slice -> !slice.missing(rows).isEmpty())
          .forEach(open::add);
    }
    return Repeat.whileTrue(this::next).thenApply(none -> rows);
  }

  private CompletionStage<Boolean> next() {
    Span piece = open.poll();
    if (piece == null) {
      return CompletableFuture.completedFuture(false);
    }
    return searches
        .all(piece.window(), piece.width() > slice() ? slice() : MAX_ROWS)
        .thenCompose(
            found -> {
              judge(piece, found);
              return searches.breathe();
            })
        .thenApply(none -> true);
  }

  private void judge(Span piece, Found found) {
    int news = rows.add(found);
    if (found.end() == End.WHOLE && found.atOnce()) {
      return;
    }
    if (piece.width() > slice() && !found.isEmpty()) {
      piece.slices(slice()).forEach(open::add);
      return;
    }
    int tried = tries.merge(piece, 1, Integer::sum);
    if (tried > 1 && news == 0) {
      return;
    }
    if (tried == MAX_TRIES) {
      throw searches.incomplete(
          "serial numbers "
              + piece.first()
              + " to "
              + piece.last()
              + " come differently each time");
    }
    open.add(piece);
  }

  private int slice() {
    return searches.pageRows();
  }
}
