package org.edgedaemon.testing;

import java.util.HashMap;
import java.util.Map;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.OutboxException;
import org.edgedaemon.outbox.Watermarks;

/** Watermarks without a disk. */
public final class InMemoryWatermarks implements Watermarks {
  private final Steps steps;
  private final Map<DestinationId, Long> marks = new HashMap<>();
  private int writes;

  public InMemoryWatermarks(Steps steps) {
    this.steps = steps;
  }

  @Override
  public synchronized long watermark(DestinationId destination) {
    return steps.take(
        "watermark.read",
        () -> new OutboxException("no watermarks"),
        () -> marks.getOrDefault(destination, 0L));
  }

  @Override
  public synchronized void advance(DestinationId destination, long sequence) {
    steps.take(
        "watermark.advance",
        () -> new OutboxException("no watermarks"),
        () -> {
          writes++;
          return marks.merge(destination, sequence, Math::max);
        });
  }

  public synchronized int writes() {
    return writes;
  }

  /** Without a step: for assertions. */
  public synchronized long of(DestinationId destination) {
    return marks.getOrDefault(destination, 0L);
  }
}
