package org.edgedaemon.app.delivery;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;
import org.jspecify.annotations.Nullable;

/** A destination with somebody who watches its deliveries, and changes nothing. */
abstract class WrappedDestination implements Destination {
  private final Destination destination;

  WrappedDestination(Destination destination) {
    this.destination = destination;
  }

  /**
   * A delivery begins.
   *
   * @return what hears its result; null stands for a fault of our own
   */
  abstract Watch begin(List<SequencedEntry> entries);

  @Override
  public final CompletionStage<DeliveryResult> deliver(List<SequencedEntry> entries) {
    Watch watch = begin(entries);
    return destination.deliver(entries).whenComplete((result, fault) -> watch.ended(result));
  }

  @Override
  public final DestinationId id() {
    return destination.id();
  }

  @Override
  public final Set<EntryKind> accepts() {
    return destination.accepts();
  }

  @Override
  public final int batchLimit() {
    return destination.batchLimit();
  }

  @Override
  public final int concurrency() {
    return destination.concurrency();
  }

  @Override
  public final String groupOf(SequencedEntry entry) {
    return destination.groupOf(entry);
  }

  @Override
  public final CompletionStage<CheckResult> check() {
    return destination.check();
  }

  @Override
  public final void close() {
    destination.close();
  }

  /** Hears how a delivery ended. */
  @FunctionalInterface
  interface Watch {
    void ended(@Nullable DeliveryResult result);
  }
}
