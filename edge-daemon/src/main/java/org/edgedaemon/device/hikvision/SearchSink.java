package org.edgedaemon.device.hikvision;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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
  private final DeviceParts parts;
  private final PunchListener listener;
  private final EventSorter sorter;
  private final DeviceMemory memory;
  private final Consumer<AccessEvent> news;

  /**
   * @param news told of each event that was not seen before
   */
  SearchSink(
      DeviceParts parts,
      PunchListener listener,
      EventSorter sorter,
      DeviceMemory memory,
      Consumer<AccessEvent> news) {
    this.parts = parts;
    this.listener = listener;
    this.sorter = sorter;
    this.memory = memory;
    this.news = news;
  }

  @Override
  public CompletionStage<Long> onEvents(
      int epoch, List<AccessEvent> events, List<UnreadableRow> unreadable) {
    Instant now = parts.clock().instant();
    Reception reception = memory.reception(PunchSource.HIK_SEARCH, now, epoch);
    PunchBatch batch = sorter.sort(events, unreadable, reception);
    long punches = batch.punches().size();
    CompletionStage<Void> stored =
        batch.isEmpty() ? CompletableFuture.completedFuture(null) : listener.onPunches(batch);
    return stored.thenApplyAsync(
        none -> {
          if (punches > 0) {
            parts.board().record(now);
          }
          events.forEach(event -> durable(epoch, event));
          return punches;
        },
        parts.loop());
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
