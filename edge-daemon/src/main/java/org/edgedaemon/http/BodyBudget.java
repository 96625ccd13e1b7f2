package org.edgedaemon.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many bytes of bodies one listener may hold at once, however many requests they belong to. Who
 * announces a body waits its turn, first come, first served; a body that grows unannounced is given
 * what is free or nothing, since it would wait with its hands full. Any thread.
 */
final class BodyBudget {
  private static final Logger LOG = LoggerFactory.getLogger(BodyBudget.class);

  private final long max;
  // Guarded by this, as is every share.
  private final Deque<Share> waiting = new ArrayDeque<>();
  private long held;
  private boolean reported;

  BodyBudget(long max) {
    this.max = max;
  }

  Share share() {
    return new Share();
  }

  /** Whether so many bytes would fit when nobody else held any. */
  boolean canHold(long bytes) {
    return bytes <= max;
  }

  private synchronized boolean begin(Share share, long bytes, Runnable room) {
    share.wanted = bytes;
    share.room = room;
    if (bytes == 0 || (waiting.isEmpty() && add(share, bytes))) {
      return true;
    }
    report();
    waiting.add(share);
    return false;
  }

  private synchronized boolean grow(Share share, long used) {
    boolean fits = add(share, Math.max(0, used - share.reserved));
    if (!fits) {
      report();
    }
    return fits;
  }

  private void end(Share share) {
    List<Runnable> served = new ArrayList<>();
    synchronized (this) {
      waiting.remove(share);
      held -= share.reserved;
      share.reserved = 0;
      while (!waiting.isEmpty() && add(waiting.element(), waiting.element().wanted)) {
        served.add(waiting.remove().room);
      }
      reported &= held > 0;
    }
    served.forEach(Runnable::run);
  }

  private boolean add(Share share, long bytes) {
    if (held + bytes > max) {
      return false;
    }
    held += bytes;
    share.reserved += bytes;
    return true;
  }

  private void report() {
    if (!reported) {
      LOG.warn("requests hold {} of {} bytes for bodies, further ones wait for room", held, max);
    }
    reported = true;
  }

  /** What one request holds. Grows on one thread; released once, on any, when it grows no more. */
  final class Share {
    private long reserved;
    private long wanted;
    private Runnable room = () -> {};
    private long used;

    private Share() {}

    /**
     * Holds this many bytes from now on, or from when there is room.
     *
     * @param later called, on any thread, when there was none and now is
     * @return whether there is room now
     */
    boolean reserve(long bytes, Runnable later) {
      return begin(this, bytes, later);
    }

    /** Uses this many bytes more, of the reserved ones as long as there are some. */
    boolean take(int bytes) {
      used += bytes;
      return grow(this, used);
    }

    /** Holds and wants nothing any more. */
    void release() {
      end(this);
    }
  }
}
