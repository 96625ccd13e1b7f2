package org.edgedaemon.device.zk;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that a bulk read has taken, without the time that its listener took. */
final class ReadClock {
  private final LongSupplier nanoTime;
  private final long limit;
  private final long started;
  private long waited;
  private long waitingSince;

  ReadClock(LongSupplier nanoTime, Duration limit) {
    this.nanoTime = nanoTime;
    this.limit = limit.toNanos();
    this.started = nanoTime.getAsLong();
  }

  void waitingBegins() {
    waitingSince = nanoTime.getAsLong();
  }

  void waitingEnds() {
    waited += nanoTime.getAsLong() - waitingSince;
  }

  boolean isSpent() {
    return nanoTime.getAsLong() - started - waited > limit;
  }
}
