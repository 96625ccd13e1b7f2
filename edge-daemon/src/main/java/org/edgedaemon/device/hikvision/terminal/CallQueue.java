package org.edgedaemon.device.hikvision.terminal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.http.HttpLine;
import org.jspecify.annotations.Nullable;

/**
 * One call after the other: terminals answer two at once with "busy". New connections keep a
 * distance, or they run out of sockets. Confined to the terminal's loop.
 */
final class CallQueue {
  private static final int MOST = 64;

  private record Waiting<T>(Supplier<CompletionStage<T>> call, CompletableFuture<T> result) {
    CompletionStage<?> run() {
      CompletionStage<T> made = call.get();
      return made.whenComplete(
          (value, thrown) -> {
            if (thrown == null) {
              result.complete(value);
            } else {
              result.completeExceptionally(thrown);
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
  private boolean closed;
  private @Nullable Long ended;

  CallQueue(Peer peer, HttpLine line, long paceNanos, LongSupplier nanoTime) {
    this.peer = peer;
    this.line = line;
    this.paceNanos = paceNanos;
    this.nanoTime = nanoTime;
  }

  <T> CompletionStage<T> add(Supplier<CompletionStage<T>> call) {
    if (closed || waiting.size() >= MOST) {
      return CompletableFuture.failedFuture(
          peer.failure(
              Reason.BUSY, closed ? "is not called any more" : "has too many calls waiting"));
    }
    Waiting<T> next = new Waiting<>(call, new CompletableFuture<>());
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
    if (next == null) {
      running = false;
      return;
    }
    long wait = distance();
    if (wait > 0) {
      var unused = line.loop().schedule(() -> start(next), wait, TimeUnit.NANOSECONDS);
    } else {
      start(next);
    }
  }

  private void start(Waiting<?> next) {
    next.run()
        .whenComplete(
            (value, thrown) -> {
              ended = nanoTime.getAsLong();
              // Not from within the call's own completion: a long queue must not grow the stack.
              line.loop().execute(this::run);
            });
  }

  private long distance() {
    return ended == null || line.connection() != 0 ? 0 : paceNanos - (nanoTime.getAsLong() - ended);
  }
}
