package org.edgedaemon.device.hikvision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * Lets a bounded number work at once; the others wait, first come, first served. For the reads of
 * long logs, which hold many records in memory. Any thread.
 */
final class Turns {
  private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce) {
    this.free = atOnce;
  }

  /** Completes when it is one's turn; {@link #end} must follow. */
  CompletableFuture<Void> begin() {
    synchronized (this) {
      if (free == 0) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        waiting.add(turn);
        return turn;
      }
      free--;
    }
    return CompletableFuture.completedFuture(null);
  }

  void end() {
    CompletableFuture<Void> next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free++;
        return;
      }
    }
    next.complete(null);
  }
}
