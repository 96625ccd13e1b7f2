package org.edgedaemon.device.hikvision.search;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.jspecify.annotations.Nullable;

/** One read under way: what it has brought and handed over, and how long it may go on. */
final class Reading {
  /** How a stretch of reading ended. */
  enum End {
    /** At the log's end. */
    CAUGHT_UP,
    /** The stretch is long enough; the log goes on. */
    MORE,
    /** The counter was reset: a new epoch has begun. */
    RESET
  }

  /** After so many rows, or so long, the cursor is to be stored; fewer than are remembered. */
  private static final int STRETCH_ROWS = 8_900;

  private static final long STRETCH_NANOS = 60_000_000_000L;

  private final LogState state;
  private final Delivery delivery;
  private final LongSupplier nanoTime;
  private final LongConsumer progress;
  private final long start;
  private long received;
  private long taken;
  private long doubles;
  private long setAside;

  Reading(LogState state, RowSink sink, Surroundings around, LongConsumer progress) {
    this.state = state;
    this.delivery = new Delivery(sink, around.loop());
    this.nanoTime = around.nanoTime();
    this.progress = progress;
    this.start = nanoTime.getAsLong();
  }

  /** A page came. */
  void received(long rows) {
    received += rows;
    progress.accept(received);
  }

  void countDoubles(long rows) {
    doubles += rows;
  }

  /**
   * Hands rows over.
   *
   * @param durable told when the sink has them
   */
  CompletionStage<Void> give(
      List<AccessEvent> events, List<UnreadableRow> unreadable, Runnable durable) {
    taken += events.size();
    int epoch = state.epoch();
    return delivery.give(
        epoch,
        events,
        unreadable,
        () -> {
          setAside += unreadable.size();
          if (epoch == state.epoch()) {
            state.durable(events, unreadable);
          }
          durable.run();
        });
  }

  CompletionStage<Void> drained() {
    return delivery.drained();
  }

  /** Completes when nothing is under way any more, however that ended. */
  CompletionStage<Void> settled() {
    return delivery.drained().exceptionally(thrown -> null);
  }

  /** Whether it is time to let the cursor be stored. */
  boolean longEnough() {
    return longEnoughWith(0);
  }

  /** Whether it will be with so many rows more. */
  boolean longEnoughWith(long rows) {
    return taken + rows >= STRETCH_ROWS || nanoTime.getAsLong() - start >= STRETCH_NANOS;
  }

  ReadReport report(@Nullable SearchCursor cursor, boolean more) {
    return new ReadReport(
        received,
        delivery.handedOver(),
        doubles,
        setAside,
        cursor == null ? null : cursor.toReadCursor(),
        more);
  }
}
