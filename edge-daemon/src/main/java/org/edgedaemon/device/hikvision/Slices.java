package org.edgedaemon.device.hikvision;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.edgedaemon.device.hikvision.search.Repeat;

/**
 * Deals with a long list on the event loop, a page's worth of rows at a time: what comes in
 * meanwhile is taken in between, so that no terminal waits for it. On another thread the same work
 * takes the processor that the loop or, on a small machine, the network needs just then.
 */
final class Slices<T> {
  static final int ROWS = 30;

  private final List<T> rows;
  private final Consumer<List<T>> work;
  private final Function<Duration, CompletionStage<Void>> pause;
  private int at;

  private Slices(
      List<T> rows, Consumer<List<T>> work, Function<Duration, CompletionStage<Void>> pause) {
    this.rows = rows;
    this.work = work;
    this.pause = pause;
  }

  /**
   * Begins at once.
   *
   * @param work given all rows in their order, none twice, at most {@value #ROWS} at a time
   * @param pause a stage that completes on the loop after so long
   * @return completes after the last row; fails with what the work or the pause failed with, and
   *     nothing more is dealt with then
   */
  static <T> CompletionStage<Void> of(
      List<T> rows, Consumer<List<T>> work, Function<Duration, CompletionStage<Void>> pause) {
    return Repeat.whileTrue(new Slices<>(rows, work, pause)::next);
  }

  private CompletionStage<Boolean> next() {
    int end = Math.min(at + ROWS, rows.size());
    work.accept(rows.subList(at, end));
    at = end;
    return at == rows.size()
        ? CompletableFuture.completedFuture(false)
        : pause.apply(Duration.ZERO).thenApply(none -> true);
  }
}
