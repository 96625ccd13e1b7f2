package org.edgedaemon.ingest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.intake.Intake;

/**
 * The way from one device into the intake. Encodes on the scheduler's thread, never on the
 * device's.
 */
final class IntakeListener implements PunchListener {
  private final Scheduler scheduler;
  private final EntryWriter writer;
  private final Intake intake;
  private final LoopStats stats;

  IntakeListener(Scheduler scheduler, EntryWriter writer, Intake intake, LoopStats stats) {
    this.scheduler = scheduler;
    this.writer = writer;
    this.intake = intake;
    this.stats = stats;
  }

  @Override
  public CompletionStage<Void> onPunches(PunchBatch batch) {
    CompletableFuture<Void> durable = new CompletableFuture<>();
    scheduler.execute(() -> append(batch, durable));
    return durable;
  }

  private void append(PunchBatch batch, CompletableFuture<Void> durable) {
    List<Entry> entries;
    try {
      entries = writer.entries(batch);
    } catch (RuntimeException e) {
      durable.completeExceptionally(e);
      return;
    }
    intake
        .append(entries)
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                durable.completeExceptionally(failure);
              } else {
                stats.stored(batch.punches().size(), batch.setAside().size());
                durable.complete(null);
              }
            });
  }
}
