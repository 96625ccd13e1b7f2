package org.edgedaemon.app.delivery;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.entry.SequencedEntry;

/** A destination that tells how long each attempt took, whatever came of it. */
final class TimedDestination extends WrappedDestination {
  private final DoubleConsumer seconds;
  private final LongSupplier nanoTime;

  TimedDestination(Destination destination, DoubleConsumer seconds, LongSupplier nanoTime) {
    super(destination);
    this.seconds = seconds;
    this.nanoTime = nanoTime;
  }

  @Override
  Watch begin(List<SequencedEntry> entries) {
    long began = nanoTime.getAsLong();
    return result -> seconds.accept((nanoTime.getAsLong() - began) / 1e9);
  }
}
