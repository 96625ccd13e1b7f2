package org.edgedaemon.journal.h2;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.edgedaemon.journal.JournalException;

/** The only threads that enter H2: one that writes, {@value #READERS} that read. */
final class DatabaseThreads {
  static final int READERS = 3;

  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(DatabaseThread.named("journal-writer"));
  private final ExecutorService readers =
      Executors.newFixedThreadPool(READERS, DatabaseThread.named("journal-reader"));

  <T> T write(Supplier<T> work) {
    return run(work, writer);
  }

  /** Does not wait. */
  <T> CompletionStage<T> writeSoon(Supplier<T> work) {
    return start(work, writer);
  }

  <T> T read(Supplier<T> work) {
    return run(work, readers);
  }

  /** Lets readers finish, at most {@code seconds}; the writer goes on. */
  void stopReaders(int seconds) {
    readers.shutdown();
    awaitEnd(readers, seconds);
  }

  void stopWriter() {
    writer.shutdown();
  }

  private static <T> T run(Supplier<T> work, ExecutorService executor) {
    return await(start(work, executor));
  }

  private static <T> CompletableFuture<T> start(Supplier<T> work, ExecutorService executor) {
    try {
      return CompletableFuture.supplyAsync(() -> DatabaseThread.inside(work), executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(new JournalException("the journal is closed", e));
    }
  }

  /** join() is deaf to interrupts and sets the flag again afterwards. */
  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private static void awaitEnd(ExecutorService executor, int seconds) {
    boolean interrupted = false;
    long left = TimeUnit.SECONDS.toNanos(seconds);
    long end = System.nanoTime() + left;
    while (left > 0) {
      try {
        executor.awaitTermination(left, TimeUnit.NANOSECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        left = end - System.nanoTime();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
