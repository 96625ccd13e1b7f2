package org.edgedaemon.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.jspecify.annotations.Nullable;

/**
 * Operators who wait for one device: for a connection, or for a read by hand. Lives on the loop's
 * thread.
 */
final class Waiters {
  private final Deque<HandRead> reads = new ArrayDeque<>();
  private final Deque<CompletableFuture<Void>> connects = new ArrayDeque<>();

  /** A read wanted by hand, and where its report goes. */
  record HandRead(ReadRequest request, CompletableFuture<ReadReport> report) {

    /** What remains of a long log after a stretch of it; null when nothing does. */
    @Nullable ReadRequest rest(@Nullable ReadCursor from, ReadReport stretch, long before) {
      if (!stretch.more() || stretch.cursor() == null || stretch.cursor().equals(from)) {
        return null;
      }
      return new ReadRequest(
          stretch.cursor(),
          request.from(),
          request.to(),
          request.lookback(),
          records -> request.progress().accept(before + records));
    }
  }

  CompletionStage<ReadReport> forRead(ReadRequest request) {
    HandRead wanted = new HandRead(request, new CompletableFuture<>());
    reads.add(wanted);
    return wanted.report();
  }

  CompletionStage<Void> forConnect() {
    CompletableFuture<Void> connected = new CompletableFuture<>();
    connects.add(connected);
    return connected;
  }

  /** Whether anybody waits. */
  boolean any() {
    return !reads.isEmpty() || !connects.isEmpty();
  }

  void connected() {
    connects.forEach(waiter -> waiter.complete(null));
    connects.clear();
  }

  @Nullable HandRead nextRead() {
    return reads.poll();
  }

  void failed(DeviceException failure) {
    connects.forEach(waiter -> waiter.completeExceptionally(failure));
    connects.clear();
    reads.forEach(wanted -> wanted.report().completeExceptionally(failure));
    reads.clear();
  }
}
