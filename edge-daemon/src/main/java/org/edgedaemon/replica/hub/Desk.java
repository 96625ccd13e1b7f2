package org.edgedaemon.replica.hub;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The one thread that works in the master's database. It is never interrupted. */
final class Desk implements AutoCloseable {
  private static final int MAX_WAITING = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ScheduledThreadPoolExecutor thread;
  private final AtomicInteger waiting = new AtomicInteger();

  Desk() {
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread one = new Thread(task, "master");
              one.setDaemon(true);
              return one;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Does it when its turn has come. */
  <T> CompletionStage<T> ask(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      return CompletableFuture.failedFuture(new RejectedExecutionException("the master is busy"));
    }
    try {
      thread.execute(() -> answer(work, done));
    } catch (RejectedExecutionException e) {
      waiting.decrementAndGet();
      done.completeExceptionally(new RejectedExecutionException("the master stops", e));
    }
    return done;
  }

  /** Does it again and again, with pauses between. It must not throw. */
  void every(Duration pause, Runnable work) {
    Future<?> unused =
        thread.scheduleWithFixedDelay(work, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What is under way ends, what waits is not begun. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the master's database does not come to an end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> void answer(Supplier<T> work, CompletableFuture<T> done) {
    waiting.decrementAndGet();
    try {
      done.complete(work.get());
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }
}
