package org.edgedaemon.forward;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.OutboxException;
import org.edgedaemon.outbox.Watermarks;

/**
 * The watermark of one destination, stored lazily: a lag only repeats work after a crash. Written
 * by the owner thread, read by any.
 */
final class MarkKeeper {
  static final Duration INTERVAL = Duration.ofSeconds(2);
  static final long STRIDE = 20_000;

  private final DestinationId destination;
  private final Watermarks watermarks;
  private final StoreTrouble trouble;
  private volatile long stored;
  private boolean known;
  private long reached;
  private long lastStored;

  MarkKeeper(DestinationId destination, Watermarks watermarks, DoubleSupplier random) {
    this.destination = destination;
    this.watermarks = watermarks;
    this.trouble = new StoreTrouble(destination, "store the watermark", random);
  }

  /**
   * Up to where everything is settled, as far as is known here; the store is asked the first time.
   * Fails with an {@link OutboxException}.
   */
  long read() {
    if (!known) {
      stored = watermarks.watermark(destination);
      reached = Math.max(reached, stored);
      known = true;
    }
    return reached;
  }

  /** What the store surely has; 0 while unknown. */
  long stored() {
    return stored;
  }

  void advance(long now, long sequence) {
    reached = Math.max(reached, sequence);
    boolean due = now - lastStored >= INTERVAL.toNanos() || reached - stored >= STRIDE;
    if (owing() && due) {
      advanceNow(now, sequence);
    }
  }

  void advanceNow(long now, long sequence) {
    reached = Math.max(reached, sequence);
    if (!owing() || !trouble.mayTry(now)) {
      return;
    }
    try {
      watermarks.advance(destination, reached);
    } catch (OutboxException e) {
      trouble.failed(now, e);
      return;
    }
    trouble.passed();
    stored = reached;
    lastStored = now;
  }

  private boolean owing() {
    return known && reached > stored;
  }

  StoreTrouble trouble() {
    return trouble;
  }

  long nextWake() {
    if (!owing()) {
      return LaneMachine.NEVER;
    }
    long due = lastStored + INTERVAL.toNanos();
    return trouble.text() == null ? due : Math.max(due, trouble.nextWake());
  }
}
