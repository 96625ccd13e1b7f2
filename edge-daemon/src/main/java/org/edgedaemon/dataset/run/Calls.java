package org.edgedaemon.dataset.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.PushResult.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Calls that push records: so many under way at once, and others that lie ready behind them. A
 * success has the next one begin at once, on the event loop that brought it; after anything else
 * the run's thread looks at it first. To wake that thread costs more than to send a record, so it
 * is told of answers when few calls are left ready, when one is no success, and else once in a
 * while. Safe for use by several threads.
 */
final class Calls {
  private static final long LONGEST_SILENCE_NANOS = 100_000_000;

  private final BooleanSupplier allowed;
  private final LongSupplier nanoTime;
  private final Runnable listener;
  private final Deque<Call> ready = new ArrayDeque<>();
  private List<Heard> heard = new ArrayList<>();
  private int limit;
  private int underWay;
  private boolean told;
  private long toldAt;

  /**
   * @param limit of calls under way at once
   * @param allowed whether one may begin now; asked before each, on any thread
   * @param listener hears, on an event loop, that there are answers to {@link #take}
   */
  Calls(int limit, BooleanSupplier allowed, LongSupplier nanoTime, Runnable listener) {
    this.limit = limit;
    this.allowed = allowed;
    this.nanoTime = nanoTime;
    this.listener = listener;
    this.toldAt = nanoTime.getAsLong();
  }

  /**
   * What became of a call.
   *
   * @param results null when it failed
   */
  record Heard(List<Work> batch, @Nullable List<PushResult> results, @Nullable Throwable failure) {
    /** Whether all were stored. */
    boolean isSuccess() {
      return results != null && results.stream().allMatch(Stored.class::isInstance);
    }
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

  /** The answers that came since this was asked last, in their order. */
  synchronized List<Heard> take() {
    List<Heard> news = heard;
    heard = new ArrayList<>();
    told = false;
    return news;
  }

  /** Begins nothing more; gives back what had not begun. */
  synchronized List<List<Work>> abandon() {
    List<List<Work>> left = new ArrayList<>();
    ready.forEach(call -> left.add(call.batch()));
    ready.clear();
    return left;
  }

  private synchronized @Nullable Call next() {
    if (underWay >= limit || ready.isEmpty()) {
      return null;
    }
    underWay++;
    return ready.removeFirst();
  }

  private synchronized void keep(Heard answer) {
    underWay--;
    heard.add(answer);
  }

  /** Whether the run's thread is to be woken now. If not, calls under way bring it here again. */
  private synchronized boolean isToBeTold(boolean success) {
    long now = nanoTime.getAsLong();
    boolean due =
        !success
            || underWay == 0
            || ready.size() <= limit / 2
            || now - toldAt >= LONGEST_SILENCE_NANOS;
    if (told || !due) {
      return false;
    }
    told = true;
    toldAt = now;
    return true;
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
          Heard answer = new Heard(call.batch(), results, failure);
          boolean success = answer.isSuccess();
          keep(answer);
          if (success) {
            begin();
          }
          if (isToBeTold(success)) {
            listener.run();
          }
        });
  }
}
