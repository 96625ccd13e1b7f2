package org.edgedaemon.device.api;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.intake.Intake;

/** Lets appends through to a real intake only while its gate is open. */
final class GatedIntake implements Intake {
  private final Intake real;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

  GatedIntake(Intake real) {
    this.real = real;
  }

  @Override
  public CompletionStage<Long> append(List<Entry> entries) {
    asked.incrementAndGet();
    return gate.thenCompose(open -> real.append(entries));
  }

  int asked() {
    return asked.get();
  }

  void shut() {
    gate = new CompletableFuture<>();
  }

  void open() {
    gate.complete(null);
  }
}
