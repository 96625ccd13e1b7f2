package org.edgedaemon.device.zk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.punch.Punch;
import org.jspecify.annotations.Nullable;

/**
 * Hands the punches of a read to the listener in batches, a bounded number at a time. Lives on the
 * session's thread.
 */
final class HandOver {
  static final int BATCH = 512;

  /** Punches given to the listener and not yet durable, beyond which reading pauses. */
  private static final int ROOM = 2_048;

  private final PunchListener listener;
  private final PunchBudget budget;
  private final Executor loop;
  private List<Punch> punches = new ArrayList<>();
  private List<SetAsideRecord> setAside = new ArrayList<>();
  private int made;
  private int pending;
  private long handedOver;
  private long setAsideCount;
  private @Nullable Throwable failure;
  private @Nullable CompletableFuture<Void> waiter;
  private int waitedFor;

  HandOver(PunchListener listener, PunchBudget budget, Executor loop) {
    this.listener = listener;
    this.budget = budget;
    this.loop = loop;
  }

  /** Completes when so many more records, of those that are here, may be turned into punches. */
  CompletableFuture<Void> reserve(int records) {
    return budget.acquire(records);
  }

  void add(Punch punch) {
    punches.add(punch);
    made++;
    handedOver++;
    if (punches.size() == BATCH) {
      flush();
    }
  }

  void setAside(SetAsideRecord record) {
    setAside.add(record);
    made++;
    setAsideCount++;
    if (setAside.size() == BATCH) {
      flush();
    }
  }

  /** Hands over what was made of {@code reserved} records, and gives back what was not needed. */
  void flush(int reserved) {
    flush();
    budget.release(reserved - made);
    made = 0;
  }

  /** Completes when there is room for more; fails when the listener could not store something. */
  CompletableFuture<Void> roomy() {
    return below(ROOM);
  }

  /** Completes when the listener has everything durable. */
  CompletableFuture<Void> drained() {
    return below(0);
  }

  long handedOver() {
    return handedOver;
  }

  long setAsideCount() {
    return setAsideCount;
  }

  private void flush() {
    if (punches.isEmpty() && setAside.isEmpty()) {
      return;
    }
    PunchBatch batch = new PunchBatch(punches, setAside);
    int size = batch.punches().size() + batch.setAside().size();
    punches = new ArrayList<>();
    setAside = new ArrayList<>();
    pending += size;
    CompletableFuture<Void> durable = give(batch).toCompletableFuture();
    if (durable.isDone()) {
      var unused = durable.whenComplete((none, thrown) -> taken(size, thrown));
    } else {
      var unused = durable.whenCompleteAsync((none, thrown) -> taken(size, thrown), loop);
    }
  }

  private CompletionStage<Void> give(PunchBatch batch) {
    try {
      return listener.onPunches(batch);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void taken(int size, @Nullable Throwable thrown) {
    pending -= size;
    budget.release(size);
    if (thrown != null && failure == null) {
      failure = Failures.unwrap(thrown);
    }
    if (waiter != null && pending <= waitedFor) {
      CompletableFuture<Void> told = waiter;
      waiter = null;
      settle(told);
    }
  }

  private CompletableFuture<Void> below(int limit) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    if (pending <= limit) {
      settle(future);
    } else {
      waiter = future;
      waitedFor = limit;
    }
    return future;
  }

  private void settle(CompletableFuture<Void> future) {
    if (failure == null) {
      future.complete(null);
    } else {
      future.completeExceptionally(failure);
    }
  }
}
