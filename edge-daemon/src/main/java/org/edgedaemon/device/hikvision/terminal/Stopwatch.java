package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** When a request went out and how long its answer took; the last start counts. */
final class Stopwatch {
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private Instant sent;
  private long sentNanos;
  private Duration took = Duration.ZERO;

  Stopwatch(InstantSource clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.sent = clock.instant();
    this.sentNanos = nanoTime.getAsLong();
  }

  void start() {
    sent = clock.instant();
    sentNanos = nanoTime.getAsLong();
  }

  void stop() {
    took = Duration.ofNanos(nanoTime.getAsLong() - sentNanos);
  }

  Instant middle() {
    return sent.plus(took.dividedBy(2));
  }

  Duration took() {
    return took;
  }
}
