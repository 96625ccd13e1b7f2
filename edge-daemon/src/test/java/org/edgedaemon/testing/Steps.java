package org.edgedaemon.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Every effect that a fake has goes through here, so that a test can fail one kind of them, or end
 * the "process" just before or just after the n-th of all.
 */
public final class Steps {
  /** The process is gone. Not an exception that anybody may catch. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String step) {
      super(step);
    }
  }

  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final AtomicLong count = new AtomicLong();
  private volatile long crashBefore = Long.MAX_VALUE;
  private volatile long crashAfter = Long.MAX_VALUE;

  public void fail(String... steps) {
    failing.addAll(Set.of(steps));
  }

  public void heal() {
    failing.clear();
  }

  /** How many steps there were. */
  public long count() {
    return count.get();
  }

  public void crashBefore(long step) {
    crashBefore = step;
  }

  public void crashAfter(long step) {
    crashAfter = step;
  }

  public void noCrash() {
    crashBefore = Long.MAX_VALUE;
    crashAfter = Long.MAX_VALUE;
  }

  boolean fails(String step) {
    return failing.contains(step);
  }

  <T> T take(String step, Supplier<? extends RuntimeException> failure, Supplier<T> effect) {
    long number = count.incrementAndGet();
    if (number == crashBefore) {
      throw new Crash("before " + step);
    }
    if (fails(step)) {
      throw failure.get();
    }
    T result = effect.get();
    if (number == crashAfter) {
      throw new Crash("after " + step);
    }
    return result;
  }
}
