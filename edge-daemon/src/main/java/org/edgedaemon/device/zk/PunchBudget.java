package org.edgedaemon.device.zk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * Bounds how many punches of all terminals together are in memory on their way to the listener.
 * Taken only for records that are here already, so that a slow device holds nothing back from the
 * others. First come, first served; any thread.
 */
final class PunchBudget {
  private record Waiter(int amount, CompletableFuture<Void> turn) {}

  private final int capacity;
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private int free;

  PunchBudget(int capacity) {
    this.capacity = capacity;
    this.free = capacity;
  }

  /** Completes when {@code amount} punches may be made; more than the whole counts as the whole. */
  CompletableFuture<Void> acquire(int amount) {
    int wanted = Math.min(amount, capacity);
    synchronized (this) {
      if (!waiters.isEmpty() || wanted > free) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        waiters.add(new Waiter(wanted, turn));
        return turn;
      }
      free -= wanted;
    }
    return CompletableFuture.completedFuture(null);
  }

  /** Gives back as many as were acquired with the same amount. */
  void release(int amount) {
    Deque<CompletableFuture<Void>> due = new ArrayDeque<>();
    synchronized (this) {
      free += Math.min(amount, capacity);
      for (Waiter next = waiters.peek(); next != null && next.amount() <= free; ) {
        free -= next.amount();
        due.add(next.turn());
        waiters.remove();
        next = waiters.peek();
      }
    }
    due.forEach(turn -> turn.complete(null));
  }
}
