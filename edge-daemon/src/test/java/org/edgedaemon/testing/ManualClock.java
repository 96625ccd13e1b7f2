package org.edgedaemon.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A clock that moves when a test says so: both the monotonic and the wall kind. */
public final class ManualClock implements InstantSource, LongSupplier {
  public static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  private long nanos;

  @Override
  public synchronized Instant instant() {
    return START.plusNanos(nanos);
  }

  @Override
  public synchronized long getAsLong() {
    return nanos;
  }

  public synchronized void advance(Duration by) {
    nanos += by.toNanos();
  }

  public synchronized void advanceNanos(long by) {
    nanos += by;
  }
}
