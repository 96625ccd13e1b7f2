package org.edgedaemon.dataset.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.PushResult.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Calls that push records: so many under way at once, and others that lie ready behind them. A
 * success has the next one begin at once, on the event loop that brought it; after anything else
 * the run's thread looks at it first. Safe for use by several threads.
 */
final class Calls {
  private final BooleanSupplier allowed;
  private final Listener listener;
  private final Deque<Call> ready = new ArrayDeque<>();
  private int limit;
  private int underWay;

  /**
   * @param limit of calls under way at once
   * @param allowed whether one may begin now; asked before each, on any thread
   */
  Calls(int limit, BooleanSupplier allowed, Listener listener) {
    this.limit = limit;
    this.allowed = allowed;
    this.listener = listener;
  }

  /** Hears of answers, on an event loop. */
  @FunctionalInterface
  interface Listener {
    void answered(
        List<Work> batch, @Nullable List<PushResult> results, @Nullable Throwable failure);
  }

  private record Call(List<Work> batch, Supplier<CompletionStage<List<PushResult>>> push) {}

  /** Puts a call behind all others; it begins with {@link #begin} or after a success. */
  synchronized void add(List<Work> batch, Supplier<CompletionStage<List<PushResult>>> push) {
    ready.addLast(new Call(batch, push));
  }

  /** From now on so many may be under way at once. */
  synchronized void limit(int calls) {
    limit = calls;
  }

  /** Begins what may begin. */
  void begin() {
    while (allowed.getAsBoolean()) {
      Call call = next();
      if (call == null) {
        return;
      }
      begin(call);
    }
  }

  /** Begins nothing more; gives back what had not begun. */
  synchronized List<List<Work>> abandon() {
    List<List<Work>> left = new ArrayList<>();
    ready.forEach(call -> left.add(call.batch()));
    ready.clear();
    return left;
  }

  /** Whether all were stored. */
  static boolean isSuccess(List<PushResult> results) {
    return results.stream().allMatch(Stored.class::isInstance);
  }

  private synchronized @Nullable Call next() {
    if (underWay >= limit || ready.isEmpty()) {
      return null;
    }
    underWay++;
    return ready.removeFirst();
  }

  private synchronized void ended() {
    underWay--;
  }

  private void begin(Call call) {
    CompletionStage<List<PushResult>> stage;
    try {
      stage = call.push().get();
    } catch (RuntimeException e) {
      stage = CompletableFuture.failedFuture(e);
    }
    stage.whenComplete(
        (results, failure) -> {
          ended();
          if (results != null && isSuccess(results)) {
            begin();
          }
          listener.answered(call.batch(), results, failure);
        });
  }
}
