package org.edgedaemon.device.hikvision;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.edgedaemon.device.hikvision.search.RowSink;
import org.edgedaemon.punch.PunchSource;

/**
 * What the search finds: everything that matters is handed over, known or not, since only the one
 * who asked knows what has been lost. Confined to the terminal's event loop.
 */
final class SearchSink implements RowSink {
  /** Shorter lists are not worth another thread. */
  private static final int MANY = 100;

  private final DeviceParts parts;
  private final PunchListener listener;
  private final EventSorter sorter;
  private final DeviceMemory memory;
  private final Consumer<AccessEvent> news;
  private final Executor beside;

  /**
   * @param news told of each event that was not seen before
   * @param beside makes punches of long lists, while the loop goes on asking
   */
  SearchSink(
      DeviceParts parts,
      PunchListener listener,
      EventSorter sorter,
      DeviceMemory memory,
      Consumer<AccessEvent> news,
      Executor beside) {
    this.parts = parts;
    this.listener = listener;
    this.sorter = sorter;
    this.memory = memory;
    this.news = news;
    this.beside = beside;
  }

  @Override
  public CompletionStage<Long> onEvents(
      int epoch, List<AccessEvent> events, List<UnreadableRow> unreadable) {
    Instant now = parts.clock().instant();
    Reception reception = memory.reception(PunchSource.HIK_SEARCH, now, epoch);
    return sorted(() -> sorter.sort(events, unreadable, reception), events.size())
        .thenCompose(this::store)
        .thenApplyAsync(
            punches -> {
              if (punches > 0) {
                parts.board().record(now);
              }
              events.forEach(event -> durable(epoch, event));
              return punches;
            },
            parts.loop());
  }

  private CompletionStage<PunchBatch> sorted(Supplier<PunchBatch> work, int rows) {
    return rows < MANY
        ? CompletableFuture.completedFuture(work.get())
        : CompletableFuture.supplyAsync(work, beside);
  }

  private CompletionStage<Long> store(PunchBatch batch) {
    long punches = batch.punches().size();
    return batch.isEmpty()
        ? CompletableFuture.completedFuture(0L)
        : listener.onPunches(batch).thenApply(none -> punches);
  }

  private void durable(int epoch, AccessEvent event) {
    KnownEvents known = parts.known();
    boolean current = known.known() && known.epoch() == epoch;
    if (!current || known.lacks(event)) {
      sorter.count(event);
      news.accept(event);
    }
    if (current) {
      known.note(event);
    }
  }
}
