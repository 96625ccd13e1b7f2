package org.edgedaemon.device.serial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.punch.Punch;

/** A listener that stores at once, never, or when the test says so. */
final class Desk implements PunchListener {
  private final List<PunchBatch> batches = new ArrayList<>();
  private final List<CompletableFuture<Void>> open = new ArrayList<>();
  private boolean holding;
  private boolean failing;

  @Override
  public synchronized CompletionStage<Void> onPunches(PunchBatch batch) {
    if (failing) {
      return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
    }
    batches.add(batch);
    CompletableFuture<Void> durable = new CompletableFuture<>();
    if (holding) {
      open.add(durable);
    } else {
      durable.complete(null);
    }
    return durable;
  }

  /** From now on nothing is answered. */
  synchronized void hold() {
    holding = true;
  }

  /** From now on everything is refused. */
  synchronized void fail() {
    failing = true;
  }

  /** From now on everything is stored, and so is what was held. */
  void store() {
    List<CompletableFuture<Void>> held;
    synchronized (this) {
      holding = false;
      failing = false;
      held = List.copyOf(open);
      open.clear();
    }
    held.forEach(durable -> durable.complete(null));
  }

  /** Stores the oldest of what was held; false when there is none. */
  boolean storeOne() {
    CompletableFuture<Void> oldest;
    synchronized (this) {
      if (open.isEmpty()) {
        return false;
      }
      oldest = open.remove(0);
    }
    return oldest.complete(null);
  }

  synchronized List<Punch> punches() {
    return batches.stream().flatMap(batch -> batch.punches().stream()).toList();
  }

  List<String> pins() {
    return punches().stream().map(punch -> punch.user().value()).toList();
  }

  synchronized List<SetAsideRecord> setAside() {
    return batches.stream().flatMap(batch -> batch.setAside().stream()).toList();
  }
}
