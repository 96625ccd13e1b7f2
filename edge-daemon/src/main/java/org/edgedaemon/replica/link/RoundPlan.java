package org.edgedaemon.replica.link;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When what is to be done. A failed round holds everything back but a wish, the longer the more
 * failed before it; the news that the master is back shortens that. One thread at a time.
 */
final class RoundPlan {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final long NOTHING = Long.MIN_VALUE;

  /** What is to be done now. */
  enum Step {
    /** Nothing: see {@link #waitNanos}. */
    WAIT("wait"),
    /** Look whether the office changed something. */
    LOOK("look"),
    AT_START("start"),
    BY_INTERVAL("interval"),
    AGAIN("retry"),
    RUNG("news"),
    CHANGED("changes");

    private final String reason;

    Step(String reason) {
      this.reason = reason;
    }

    /** Why a round is made. */
    String reason() {
      return reason;
    }

    boolean isRound() {
      return this != WAIT && this != LOOK;
    }
  }

  private final Duration interval;
  private final Duration watch;
  private final Backoff retries;
  private final Backoff stuck;
  private long due = NOTHING;
  private long nextLook;
  private long retryAt;
  private int failures;
  private int leftovers;
  private boolean rung;
  private boolean changed;

  RoundPlan(Duration interval, Duration watch, DoubleSupplier random) {
    this.interval = interval;
    this.watch = watch;
    this.retries = new Backoff(FIRST_RETRY, interval, random);
    this.stuck = new Backoff(FIRST_RETRY, interval, random);
  }

  Step next(long now) {
    if (failures > 0) {
      return now - retryAt >= 0 ? Step.AGAIN : Step.WAIT;
    }
    if (due == NOTHING) {
      return Step.AT_START;
    }
    if (rung) {
      return Step.RUNG;
    }
    if (changed) {
      return Step.CHANGED;
    }
    if (now - due >= 0) {
      return Step.BY_INTERVAL;
    }
    return now - nextLook >= 0 ? Step.LOOK : Step.WAIT;
  }

  /** Until there may be something to do; at least 1. */
  long waitNanos(long now) {
    long until = failures > 0 ? retryAt - now : Math.min(due - now, nextLook - now);
    return Math.max(1, until);
  }

  /** The master says that there is something. */
  void rung() {
    rung = true;
  }

  /** The master is there again: a pause after failures is cut short. */
  void connected(long now, Duration most) {
    rung = true;
    if (failures > 0 && retryAt - now > most.toNanos()) {
      retryAt = now + most.toNanos();
    }
  }

  void looked(long now, boolean found) {
    changed |= found;
    nextLook = now + watch.toNanos();
  }

  /** What calls from now on for a round calls for another one. */
  void begun() {
    rung = false;
    changed = false;
  }

  /** Rows that stay behind are tried again with growing pauses, not at every look. */
  void ended(long now, boolean leftOver) {
    failures = 0;
    leftovers = leftOver ? leftovers + 1 : 0;
    due = now + interval.toNanos();
    nextLook = now + (leftOver ? stuck.after(leftovers) : watch).toNanos();
  }

  /**
   * A round failed.
   *
   * @param least how long the master asks to be left alone
   */
  void failed(long now, Duration least) {
    failures++;
    due = now + interval.toNanos();
    retryAt = now + Math.max(least.toNanos(), retries.after(failures).toNanos());
  }

  int failures() {
    return failures;
  }
}
