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
    EventSorter.Sorting sorting =
        sorter.begin(memory.reception(PunchSource.HIK_SEARCH, now, epoch));
    return Slices.of(events, sorting::add, parts::pause)
        .thenCompose(none -> store(sorting.end(unreadable)))
        .thenComposeAsync(punches -> durable(epoch, events, now, punches), parts.loop());
  }

  private CompletionStage<Long> store(PunchBatch batch) {
    long punches = batch.punches().size();
    return batch.isEmpty()
        ? CompletableFuture.completedFuture(0L)
        : listener.onPunches(batch).thenApply(none -> punches);
  }

  private CompletionStage<Long> durable(
      int epoch, List<AccessEvent> events, Instant now, long punches) {
    if (punches > 0) {
      parts.board().record(now);
    }
    return Slices.of(events, some -> some.forEach(event -> durable(epoch, event)), parts::pause)
        .thenApply(none -> punches);
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
