package org.edgedaemon.device.hikvision.terminal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.http.HttpLine;
import org.jspecify.annotations.Nullable;

/**
 * One call after the other: terminals answer two at once with "busy". The next one goes out before
 * anybody is told of the last one's answer, so that the terminal works while we do; after a failure
 * it waits, since whoever is told may not want it any more. New connections keep a distance, or
 * terminals run out of sockets. Confined to the terminal's loop.
 */
final class CallQueue {
  private static final int MOST = 64;

  private record Waiting<T>(
      Supplier<CompletionStage<T>> call, BooleanSupplier wanted, CompletableFuture<T> result) {
    void run(Runnable over) {
      var unused =
          call.get()
              .whenComplete(
                  (value, thrown) -> {
                    if (thrown == null) {
                      over.run();
                      result.complete(value);
                    } else {
                      result.completeExceptionally(thrown);
                      over.run();
                    }
                  });
    }
  }

  private final Peer peer;
  private final HttpLine line;
  private final long paceNanos;
  private final LongSupplier nanoTime;
  private final Queue<Waiting<?>> waiting = new ArrayDeque<>();
  private boolean running;
  private boolean starting;
  private boolean closed;
  private @Nullable Long ended;

  CallQueue(Peer peer, HttpLine line, long paceNanos, LongSupplier nanoTime) {
    this.peer = peer;
    this.line = line;
    this.paceNanos = paceNanos;
    this.nanoTime = nanoTime;
  }

  <T> CompletionStage<T> add(Supplier<CompletionStage<T>> call) {
    return add(call, () -> true);
  }

  /**
   * Adds a call.
   *
   * @param wanted looked at when its turn comes; if it is not, it fails without being made
   */
  <T> CompletionStage<T> add(Supplier<CompletionStage<T>> call, BooleanSupplier wanted) {
    if (closed || waiting.size() >= MOST) {
      return CompletableFuture.failedFuture(
          peer.failure(
              Reason.BUSY, closed ? "is not called any more" : "has too many calls waiting"));
    }
    Waiting<T> next = new Waiting<>(call, wanted, new CompletableFuture<>());
    waiting.add(next);
    if (!running) {
      running = true;
      run();
    }
    return next.result();
  }

  void close() {
    closed = true;
    DeviceException over = peer.failure(Reason.BUSY, "is not called any more");
    while (!waiting.isEmpty()) {
      waiting.remove().result().completeExceptionally(over);
    }
  }

  private void run() {
    Waiting<?> next = waiting.poll();
    while (next != null && !next.wanted().getAsBoolean()) {
      next.result().completeExceptionally(peer.failure(Reason.BUSY, "is not asked that any more"));
      next = waiting.poll();
    }
    if (next == null) {
      running = false;
      return;
    }
    Waiting<?> call = next;
    long wait = distance();
    if (wait > 0) {
      var unused = line.loop().schedule(() -> start(call), wait, TimeUnit.NANOSECONDS);
    } else {
      start(call);
    }
  }

  private void start(Waiting<?> call) {
    starting = true;
    call.run(this::next);
    starting = false;
  }

  private void next() {
    ended = nanoTime.getAsLong();
    if (starting) {
      // From within its own start: a long queue must not grow the stack.
      line.loop().execute(this::run);
    } else {
      run();
    }
  }

  private long distance() {
    return ended == null || line.connection() != 0 ? 0 : paceNanos - (nanoTime.getAsLong() - ended);
  }
}
