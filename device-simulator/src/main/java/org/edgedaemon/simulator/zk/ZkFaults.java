package org.edgedaemon.simulator.zk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The faults armed on one terminal. Each occasion asks for a fault of its kind; the first armed one
 * that fits and is due happens. Random ones come from a seed, so a run can be repeated. Safe for
 * use by several threads.
 */
public final class ZkFaults {
  private final Random random;
  private final List<Armed> armed = new ArrayList<>();
  private final Map<ZkFault.Kind, Integer> happened = new EnumMap<>(ZkFault.Kind.class);
  private volatile boolean any;

  ZkFaults(long seed) {
    random = new Random(seed);
  }

  /** Happens once. */
  public ZkFaults next(ZkFault fault) {
    return times(1, fault);
  }

  /** Happens on the next {@code count} occasions. */
  public ZkFaults times(int count, ZkFault fault) {
    return arm(new Armed(fault, count, 1, 1));
  }

  /** Happens on every occasion until {@link #clear}. */
  public ZkFaults always(ZkFault fault) {
    return every(1, fault);
  }

  /** Happens on each {@code n}-th occasion until {@link #clear}. */
  public ZkFaults every(int n, ZkFault fault) {
    return arm(new Armed(fault, Integer.MAX_VALUE, n, 1));
  }

  /**
   * Happens at random until {@link #clear}.
   *
   * @param rate 0 never, 1 always
   */
  public ZkFaults withRate(double rate, ZkFault fault) {
    return arm(new Armed(fault, Integer.MAX_VALUE, 1, rate));
  }

  /** From now on nothing goes wrong. */
  public synchronized void clear() {
    armed.clear();
    any = false;
  }

  /** How often a kind has happened since the terminal was built. */
  public synchronized int happened(ZkFault.Kind kind) {
    return happened.getOrDefault(kind, 0);
  }

  /** The fault that happens now, if one does. */
  Optional<ZkFault> take(ZkFault.Kind kind, int command) {
    return any ? search(kind, command) : Optional.empty();
  }

  boolean happens(ZkFault.Kind kind, int command) {
    return take(kind, command).isPresent();
  }

  private synchronized ZkFaults arm(Armed one) {
    armed.add(one);
    any = true;
    return this;
  }

  private synchronized Optional<ZkFault> search(ZkFault.Kind kind, int command) {
    for (Armed one : armed) {
      if (one.fits(kind, command) && one.due(random)) {
        happened.merge(kind, 1, Integer::sum);
        return Optional.of(one.fault);
      }
    }
    return Optional.empty();
  }

  private static final class Armed {
    private final ZkFault fault;
    private final int nth;
    private final double rate;
    private int left;
    private int seen;

    Armed(ZkFault fault, int times, int nth, double rate) {
      this.fault = fault;
      this.left = times;
      this.nth = nth;
      this.rate = rate;
    }

    boolean fits(ZkFault.Kind kind, int command) {
      return left > 0
          && fault.kind() == kind
          && (fault.command() == 0 || fault.command() == command);
    }

    boolean due(Random random) {
      seen++;
      if (seen % nth != 0 || (rate < 1 && random.nextDouble() >= rate)) {
        return false;
      }
      left--;
      return true;
    }
  }
}
