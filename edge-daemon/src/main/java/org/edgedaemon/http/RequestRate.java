package org.edgedaemon.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A limit on requests per second with a burst of one second's worth. Free of locks. */
public final class RequestRate {
  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private final long spacing;
  // The instant at which a source that kept exactly to the rate would be; at most a second ahead.
  private final AtomicLong due;

  /** {@code perSecond} is at least 1. */
  public RequestRate(int perSecond, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.spacing = SECOND / perSecond;
    this.due = new AtomicLong(nanoTime.getAsLong());
  }

  /** Whether one more may pass now; it counts if so. */
  public boolean take() {
    while (true) {
      long now = nanoTime.getAsLong();
      long old = due.get();
      long from = old - now > 0 ? old : now;
      if (from - now > SECOND - spacing) {
        return false;
      }
      if (due.compareAndSet(old, from + spacing)) {
        return true;
      }
    }
  }
}
