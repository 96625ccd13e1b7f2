package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A scheduler turned by hand: nothing runs until {@link #settle} or {@link #advance}. */
final class HandScheduler implements Scheduler, InstantSource {
  private static final Instant START = Instant.parse("2026-03-09T05:00:00Z");

  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Timed> timed =
      new PriorityQueue<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::order));
  private long now;
  private long order;
  private Duration put = Duration.ZERO;

  private record Timed(long at, long order, Runnable task) {}

  @Override
  public void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public Task schedule(Duration delay, Runnable task) {
    Timed entry = new Timed(now + delay.toNanos(), order++, task);
    timed.add(entry);
    return () -> timed.remove(entry);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(now).plus(put);
  }

  /** Moves the wall clock, not the time. */
  void putClock(Duration by) {
    put = put.plus(by);
  }

  void settle() {
    for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
      task.run();
    }
  }

  void advance(Duration by) {
    settle();
    long end = now + by.toNanos();
    for (Timed next = timed.peek(); next != null && next.at() <= end; next = timed.peek()) {
      timed.remove();
      now = next.at();
      next.task().run();
      settle();
    }
    now = end;
  }
}
