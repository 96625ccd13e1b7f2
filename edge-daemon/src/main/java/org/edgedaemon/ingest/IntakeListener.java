package org.edgedaemon.ingest;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.ingest.Derivation.Derived;
import org.edgedaemon.punch.PunchSource;
import org.jspecify.annotations.Nullable;

/**
 * The way from one device into the intake. Encodes on the scheduler's thread, never on the
 * device's.
 */
final class IntakeListener implements PunchListener {
  private static final Set<PunchSource> READ =
      EnumSet.of(PunchSource.ZK_POLL, PunchSource.HIK_SEARCH);

  private final IngestParts parts;
  private final LoopStats stats;
  private final Runnable news;
  private final AtomicBoolean newsOnItsWay = new AtomicBoolean();
  private volatile @Nullable SequenceRanges reading;

  /** {@code news} runs on the scheduler's thread, however often the device says it at once. */
  IntakeListener(IngestParts parts, LoopStats stats, Runnable news) {
    this.parts = parts;
    this.stats = stats;
    this.news = news;
  }

  /** Where to note what a read brings from now on; null for nowhere. */
  void noteIn(@Nullable SequenceRanges ranges) {
    reading = ranges;
  }

  @Override
  public CompletionStage<Void> onPunches(PunchBatch batch) {
    CompletableFuture<Void> durable = new CompletableFuture<>();
    SequenceRanges ranges = isRead(batch) ? reading : null;
    parts.scheduler().execute(() -> append(batch, ranges, durable));
    return durable;
  }

  @Override
  public void readSoon() {
    if (newsOnItsWay.compareAndSet(false, true)) {
      parts
          .scheduler()
          .execute(
              () -> {
                newsOnItsWay.set(false);
                news.run();
              });
    }
  }

  /** What the device sends of itself while it is read belongs to no read. */
  private static boolean isRead(PunchBatch batch) {
    return batch.punches().isEmpty()
        || batch.punches().stream().anyMatch(punch -> READ.contains(punch.source()));
  }

  private void append(
      PunchBatch batch, @Nullable SequenceRanges ranges, CompletableFuture<Void> durable) {
    List<Entry> entries;
    try {
      entries = parts.writer().entries(batch);
    } catch (RuntimeException e) {
      durable.completeExceptionally(e);
      return;
    }
    int own = entries.size();
    Derived derived = parts.derivation().of(batch.punches());
    entries.addAll(derived.entries());
    parts
        .intake()
        .append(entries)
        .whenComplete(
            (sequence, failure) -> {
              derived.written(failure == null);
              if (failure != null) {
                durable.completeExceptionally(failure);
              } else {
                if (ranges != null && own > 0) {
                  long first = sequence - entries.size() + 1;
                  ranges.add(first, first + own - 1);
                }
                stats.stored(batch);
                durable.complete(null);
              }
            });
  }
}
