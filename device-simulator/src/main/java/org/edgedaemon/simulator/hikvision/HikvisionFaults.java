package org.edgedaemon.simulator.hikvision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The faults armed on one terminal. Each occasion asks for a fault that fits; the first armed one
 * that is due happens. Random ones come from a seed, so a run can be repeated. Safe for use by
 * several threads.
 */
public final class HikvisionFaults {
  private final Random random;
  private final List<Armed> armed = new ArrayList<>();
  private final Map<HikvisionFault.Kind, Integer> happened =
      new EnumMap<>(HikvisionFault.Kind.class);
  private volatile boolean any;

  HikvisionFaults(long seed) {
    random = new Random(seed);
  }

  /** Happens once. */
  public HikvisionFaults next(HikvisionFault fault) {
    return times(1, fault);
  }

  /** Happens on the next {@code count} occasions. */
  public HikvisionFaults times(int count, HikvisionFault fault) {
    return arm(new Armed(fault, count, 1, 1));
  }

  /** Happens on every occasion until {@link #clear}. */
  public HikvisionFaults always(HikvisionFault fault) {
    return every(1, fault);
  }

  /** Happens on each {@code n}-th occasion until {@link #clear}. */
  public HikvisionFaults every(int n, HikvisionFault fault) {
    return arm(new Armed(fault, Integer.MAX_VALUE, n, 1));
  }

  /**
   * Happens at random until {@link #clear}.
   *
   * @param rate 0 never, 1 always
   */
  public HikvisionFaults withRate(double rate, HikvisionFault fault) {
    return arm(new Armed(fault, Integer.MAX_VALUE, 1, rate));
  }

  /** From now on nothing goes wrong. */
  public synchronized void clear() {
    armed.clear();
    any = false;
  }

  /** How often a kind has happened since the terminal was built. */
  public synchronized int happened(HikvisionFault.Kind kind) {
    return happened.getOrDefault(kind, 0);
  }

  Optional<HikvisionFault> early(String path) {
    return take(fault -> fault.beforeLogin() && !fault.kind().ofSearch(), path);
  }

  /** Of the answer as bytes. */
  Optional<HikvisionFault> ofAnswer(String path) {
    return take(
        fault -> !fault.beforeLogin() && !fault.kind().ofSearch() && !fault.kind().ofStream(),
        path);
  }

  Optional<HikvisionFault> ofSearch(String path) {
    return take(fault -> fault.kind().ofSearch(), path);
  }

  Optional<HikvisionFault> ofStream(String path) {
    return take(fault -> fault.kind().ofStream(), path);
  }

  private Optional<HikvisionFault> take(Predicate<HikvisionFault> wanted, String path) {
    return any ? search(wanted, path) : Optional.empty();
  }

  private synchronized HikvisionFaults arm(Armed one) {
    armed.add(one);
    any = true;
    return this;
  }

  private synchronized Optional<HikvisionFault> search(
      Predicate<HikvisionFault> wanted, String path) {
    for (Armed one : armed) {
      if (wanted.test(one.fault) && one.fits(path) && one.due(random)) {
        happened.merge(one.fault.kind(), 1, Integer::sum);
        return Optional.of(one.fault);
      }
    }
    return Optional.empty();
  }

  private static final class Armed {
    private final HikvisionFault fault;
    private final int nth;
    private final double rate;
    private int left;
    private int seen;

    Armed(HikvisionFault fault, int times, int nth, double rate) {
      this.fault = fault;
      this.left = times;
      this.nth = nth;
      this.rate = rate;
    }

    boolean fits(String path) {
      return left > 0 && (fault.path().isEmpty() || fault.path().equals(path));
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
