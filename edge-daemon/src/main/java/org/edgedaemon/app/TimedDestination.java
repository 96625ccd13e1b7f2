package org.edgedaemon.app;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;

/** A destination that tells how long each attempt took, whatever came of it. */
final class TimedDestination implements Destination {
  private final Destination destination;
  private final DoubleConsumer seconds;
  private final LongSupplier nanoTime;

  TimedDestination(Destination destination, DoubleConsumer seconds, LongSupplier nanoTime) {
    this.destination = destination;
    this.seconds = seconds;
    this.nanoTime = nanoTime;
  }

  @Override
  public DestinationId id() {
    return destination.id();
  }

  @Override
  public Set<EntryKind> accepts() {
    return destination.accepts();
  }

  @Override
  public int batchLimit() {
    return destination.batchLimit();
  }

  @Override
  public int concurrency() {
    return destination.concurrency();
  }

  @Override
  public String groupOf(SequencedEntry entry) {
    return destination.groupOf(entry);
  }

  @Override
  public CompletionStage<DeliveryResult> deliver(List<SequencedEntry> entries) {
    long began = nanoTime.getAsLong();
    return destination
        .deliver(entries)
        .whenComplete((result, failure) -> seconds.accept((nanoTime.getAsLong() - began) / 1e9));
  }

  @Override
  public CompletionStage<CheckResult> check() {
    return destination.check();
  }

  @Override
  public void close() {
    destination.close();
  }
}
