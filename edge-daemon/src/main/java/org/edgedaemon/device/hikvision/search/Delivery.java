package org.edgedaemon.device.hikvision.search;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;

/**
 * Hands windows of rows to the sink, one at a time: while one is being made durable the next may be
 * fetched, and no more.
 */
final class Delivery {
  private final RowSink sink;
  private final Executor loop;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private long handedOver;

  Delivery(RowSink sink, Executor loop) {
    this.sink = sink;
    this.loop = loop;
  }

  /**
   * Hands rows over once those before them are durable.
   *
   * @param durable told when the sink has these
   * @return completes when the window before is durable; this one is under way then
   */
  CompletionStage<Void> give(
      int epoch, List<AccessEvent> events, List<UnreadableRow> unreadable, Runnable durable) {
    return last.thenRun(() -> last = start(epoch, events, unreadable, durable));
  }

  /** Completes when the sink has everything; fails when it could not store something. */
  CompletionStage<Void> drained() {
    return last;
  }

  /** Punches among what is durable. */
  long handedOver() {
    return handedOver;
  }

  private CompletableFuture<Void> start(
      int epoch, List<AccessEvent> events, List<UnreadableRow> unreadable, Runnable durable) {
    if (events.isEmpty() && unreadable.isEmpty()) {
      durable.run();
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Long> stored =
        sink.onEvents(epoch, List.copyOf(events), List.copyOf(unreadable)).toCompletableFuture();
    return stored.isDone()
        ? stored.thenAccept(punches -> stored(punches, durable))
        : stored.thenAcceptAsync(punches -> stored(punches, durable), loop);
  }

  private void stored(long punches, Runnable durable) {
    handedOver += punches;
    durable.run();
  }
}
