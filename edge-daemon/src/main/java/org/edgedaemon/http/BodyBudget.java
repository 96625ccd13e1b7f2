package org.edgedaemon.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many bytes of bodies one listener may hold at once, however many requests they belong to.
 * Free of locks.
 */
final class BodyBudget {
  private static final Logger LOG = LoggerFactory.getLogger(BodyBudget.class);

  private final long max;
  private final AtomicLong held = new AtomicLong();
  private final AtomicBoolean exhausted = new AtomicBoolean();

  BodyBudget(long max) {
    this.max = max;
  }

  Share share() {
    return new Share();
  }

  long held() {
    return held.get();
  }

  private boolean add(long bytes) {
    while (true) {
      long before = held.get();
      if (before + bytes > max) {
        report();
        return false;
      }
      if (held.compareAndSet(before, before + bytes)) {
        return true;
      }
    }
  }

  private void give(long bytes) {
    if (held.addAndGet(-bytes) == 0) {
      exhausted.set(false);
    }
  }

  private void report() {
    if (!exhausted.getAndSet(true)) {
      LOG.warn(
          "requests hold {} of {} bytes for bodies, further ones are told to come again",
          held.get(),
          max);
    }
  }

  /** What one request holds. Grows on one thread; released once, on any, when it grows no more. */
  final class Share {
    private final AtomicLong reserved = new AtomicLong();
    private long used;

    private Share() {}

    /** Holds this many bytes in all from now on; false when there is no room. */
    boolean reserve(long bytes) {
      long more = bytes - reserved.get();
      if (more > 0 && !add(more)) {
        return false;
      }
      reserved.addAndGet(Math.max(0, more));
      return true;
    }

    /** Uses this many bytes more, of the reserved ones as long as there are some. */
    boolean take(int bytes) {
      used += bytes;
      return reserve(used);
    }

    void release() {
      give(reserved.getAndSet(0));
    }
  }
}
