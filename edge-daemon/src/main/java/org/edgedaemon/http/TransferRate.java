package org.edgedaemon.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A limit on the octets per second of all bodies that share it. What is asked for is always
 * granted, only later, so nothing is sent in bursts but the octets of one grant. Free of locks.
 */
public final class TransferRate {
  private static final long SECOND = 1_000_000_000L;
  private static final int GRANTS_PER_SECOND = 8;
  private static final int SMALLEST_GRANT = 512;

  private final long perSecond;
  private final LongSupplier nanoTime;
  // The instant at which everything granted so far has been sent at the rate.
  private final AtomicLong due;

  /**
   * @param perSecond octets, at least 1
   */
  public TransferRate(long perSecond, LongSupplier nanoTime) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("a rate of " + perSecond + " octets per second");
    }
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.due = new AtomicLong(nanoTime.getAsLong());
  }

  public long perSecond() {
    return perSecond;
  }

  /** The most octets that should be asked for at once, so that the flow is even. */
  int grant(int wanted) {
    long even = Math.max(SMALLEST_GRANT, perSecond / GRANTS_PER_SECOND);
    return (int) Math.min(wanted, even);
  }

  /** Counts octets; they are to be sent after so many nanoseconds, never negative. */
  long reserve(int octets) {
    long span = (long) ((double) octets / perSecond * SECOND);
    while (true) {
      long now = nanoTime.getAsLong();
      long old = due.get();
      long from = old - now > 0 ? old : now;
      if (due.compareAndSet(old, from + span)) {
        return from - now;
      }
    }
  }
}
