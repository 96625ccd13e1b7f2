package org.edgedaemon.simulator.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The faults armed on one peer. For each request the first that is due happens. Random ones come
 * from a seed. Safe for use by several threads.
 */
public final class WebFaults {
  private final Random random;
  private final List<Armed> armed = new ArrayList<>();
  private int happened;

  /** None yet. */
  public WebFaults(long seed) {
    random = new Random(seed);
  }

  /** Happens to the next request. */
  public WebFaults next(WebFault fault) {
    return times(1, fault);
  }

  /** Happens to the next {@code count} requests. */
  public WebFaults times(int count, WebFault fault) {
    return arm(new Armed(fault, count, 1));
  }

  /** Happens to every request until {@link #clear}. */
  public WebFaults always(WebFault fault) {
    return withRate(1, fault);
  }

  /**
   * Happens at random until {@link #clear}.
   *
   * @param rate 0 never, 1 always
   */
  public WebFaults withRate(double rate, WebFault fault) {
    return arm(new Armed(fault, Integer.MAX_VALUE, rate));
  }

  /** From now on nothing goes wrong. */
  public synchronized void clear() {
    armed.clear();
  }

  /** How many requests have met an armed fault so far. */
  public synchronized int happened() {
    return happened;
  }

  /** The fault that happens to this request, if any. */
  public synchronized Optional<WebFault> take(boolean writes) {
    for (Armed one : armed) {
      if (one.fits(writes) && one.due(random)) {
        happened++;
        return Optional.of(one.fault);
      }
    }
    return Optional.empty();
  }

  private synchronized WebFaults arm(Armed one) {
    armed.add(one);
    return this;
  }

  private static final class Armed {
    private final WebFault fault;
    private final double rate;
    private int left;

    Armed(WebFault fault, int times, double rate) {
      this.fault = fault;
      this.left = times;
      this.rate = rate;
    }

    boolean fits(boolean writes) {
      return left > 0 && (writes || fault.everywhere());
    }

    boolean due(Random random) {
      if (rate < 1 && random.nextDouble() >= rate) {
        return false;
      }
      left--;
      return true;
    }
  }
}
