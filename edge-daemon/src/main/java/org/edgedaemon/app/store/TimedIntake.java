package org.edgedaemon.app.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.intake.Intake;

/** An intake that tells how long its callers wait from add to durable. */
final class TimedIntake implements Intake {
  private final Intake intake;
  private final DoubleConsumer seconds;
  private final LongSupplier nanoTime;

  TimedIntake(Intake intake, DoubleConsumer seconds, LongSupplier nanoTime) {
    this.intake = intake;
    this.seconds = seconds;
    this.nanoTime = nanoTime;
  }

  @Override
  public CompletionStage<Long> append(List<Entry> entries) {
    long began = nanoTime.getAsLong();
    return intake
        .append(entries)
        .whenComplete((sequence, failure) -> seconds.accept((nanoTime.getAsLong() - began) / 1e9));
  }
}
