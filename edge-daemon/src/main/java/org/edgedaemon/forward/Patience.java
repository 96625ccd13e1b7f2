package org.edgedaemon.forward;

import java.time.Duration;
import java.util.Objects;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;

/**
 * When a lane may deliver. Up, everything may go. After an unavailable answer nothing goes until
 * the retry time; then one delivery is the trial, and its answer decides for all. Times are ticks
 * (nanoseconds since the lane began).
 *
 * <p>A wait ends early when the destination's cheap check turns good. A check that was good while
 * the trial after it failed is no witness any more, until it has been bad once: else a server that
 * answers its health page but refuses deliveries would never see the delays grow.
 */
final class Patience {
  /** No destination makes us wait longer than this by a Retry-After. */
  static final Duration RETRY_AFTER_CAP = Duration.ofHours(1);

  /** An open breaker holds this many first delays. */
  static final int OPEN_DELAYS = 20;

  /** A check that has not answered by then is asked again. */
  private static final long PROBE_DEADLINE = Duration.ofMinutes(1).toNanos();

  private enum Mode {
    UP,
    WAITING,
    TRIAL,
    STOPPED
  }

  private final LaneConfig config;
  private final Backoff backoff;
  private final Breaker breaker;
  private final ContactLog log;
  private final long openFor;

  private Mode mode = Mode.UP;
  private int epoch;
  private int failures;
  private boolean trialOut;
  private long nextAttempt;
  private long notBefore;
  private long probeAt = LaneMachine.NEVER;
  private boolean witness = true;
  private boolean wokenByProbe;

  /** An operator must act, as far as the last answer says. */
  private boolean stopped;

  Patience(LaneConfig config, Backoff backoff, Breaker breaker, ContactLog log) {
    this.config = config;
    this.backoff = backoff;
    this.breaker = breaker;
    this.log = log;
    this.openFor = openFor(config).toNanos();
  }

  /** How long a breaker of this lane stays open when nothing wakes it. */
  static Duration openFor(LaneConfig config) {
    Duration wanted = config.firstDelay().multipliedBy(OPEN_DELAYS);
    return wanted.compareTo(config.maxDelay()) < 0 ? wanted : config.maxDelay();
  }

  /** Which wait a delivery belongs to: answers of an older one are late. */
  int epoch() {
    return epoch;
  }

  /** Ends a wait that is over. */
  void tick(long now) {
    if (mode == Mode.WAITING && now >= nextAttempt) {
      mode = Mode.TRIAL;
      trialOut = false;
      breaker.allowTrial();
    }
  }

  /** May a delivery start now? A yes must be followed by one of the answers. */
  boolean admit(long now) {
    if (mode == Mode.UP || (mode == Mode.TRIAL && !trialOut)) {
      if (breaker.permits()) {
        trialOut = mode == Mode.TRIAL;
        return true;
      }
      waitFor(now, openFor);
    }
    return false;
  }

  /** The destination took or refused a delivery: it is there. */
  void answered(long now, int ofEpoch, long nanos) {
    if (ofEpoch != epoch) {
      return;
    }
    breaker.succeeded(nanos);
    log.answered(failures);
    mode = Mode.UP;
    failures = 0;
    witness = true;
    stopped = false;
  }

  void unavailable(long now, int ofEpoch, long nanos, Unavailable answer) {
    boolean late = ofEpoch != epoch;
    if (needsOperator(answer.kind())) {
      stop(now, late, answer);
    } else if (!late) {
      breaker.failed(nanos);
      failures++;
      witness = witness && !wokenByProbe;
      waitFor(now, delayAfter(answer));
      notBefore = answer.kind() == Kind.THROTTLED ? nextAttempt : now + retryAfter(answer);
      stopped = false;
      log.unavailable(nextAttempt - now, failures, answer);
    } else if (mode == Mode.WAITING) {
      breaker.failed(nanos);
      prolong(now, answer);
    }
  }

  private static boolean needsOperator(Kind kind) {
    return kind == Kind.CREDENTIALS || kind == Kind.CONFIGURATION;
  }

  private void stop(long now, boolean late, Unavailable answer) {
    if (late && mode != Mode.WAITING) {
      return;
    }
    if (!late) {
      breaker.undecided();
    }
    log.stopped(answer);
    mode = Mode.STOPPED;
    epoch++;
    stopped = true;
    notBefore = now + retryAfter(answer);
    probeAt = now + backoff.around(config.maxDelay());
  }

  private long delayAfter(Unavailable answer) {
    boolean throttled = answer.kind() == Kind.THROTTLED;
    long delay = throttled ? backoff.calmDelay(failures) : backoff.delay(failures);
    long wished = retryAfter(answer);
    if (wished > 0) {
      delay = Math.max(delay, wished + backoff.delay(1));
    }
    return breaker.isOpen() ? Math.max(delay, openFor) : delay;
  }

  private void waitFor(long now, long delay) {
    mode = Mode.WAITING;
    epoch++;
    wokenByProbe = false;
    nextAttempt = now + delay;
    notBefore = now;
    probeAt = now + backoff.around(config.probeInterval());
  }

  /** Others of the same burst failed too: no new wait, but their wishes count. */
  private void prolong(long now, Unavailable answer) {
    long delay = Math.max(retryAfter(answer), breaker.isOpen() ? openFor : 0);
    nextAttempt = Math.max(nextAttempt, now + delay);
    notBefore = Math.max(notBefore, now + retryAfter(answer));
  }

  private static long retryAfter(Unavailable answer) {
    Duration wished = Objects.requireNonNullElse(answer.retryAfter(), Duration.ZERO);
    if (wished.isNegative()) {
      return 0;
    }
    return (wished.compareTo(RETRY_AFTER_CAP) < 0 ? wished : RETRY_AFTER_CAP).toNanos();
  }

  /** Is it time to ask the destination's check? A yes must be followed by {@link #probed}. */
  boolean probeDue(long now) {
    boolean due = (mode == Mode.WAITING || mode == Mode.STOPPED) && now >= probeAt;
    if (due) {
      probeAt = now + PROBE_DEADLINE;
    }
    return due;
  }

  void probed(long now, int ofEpoch, boolean good) {
    if (ofEpoch != epoch || mode == Mode.UP || mode == Mode.TRIAL) {
      return;
    }
    Duration pace = mode == Mode.STOPPED ? config.maxDelay() : config.probeInterval();
    probeAt = now + backoff.around(pace);
    if (!good) {
      witness = true;
    } else if (mode == Mode.STOPPED || witness) {
      wokenByProbe = true;
      mode = Mode.WAITING;
      nextAttempt = Math.max(now, notBefore);
    }
  }

  /** An operator wants it now. */
  void retryNow(long now) {
    if (mode == Mode.WAITING || mode == Mode.STOPPED) {
      mode = Mode.WAITING;
      nextAttempt = now;
      notBefore = now;
    }
  }

  boolean isUp() {
    return mode == Mode.UP;
  }

  boolean isStopped() {
    return stopped;
  }

  /** When it is tried again by itself; never, when up or stopped. */
  long nextAttempt() {
    return mode == Mode.WAITING ? nextAttempt : LaneMachine.NEVER;
  }

  long nextWake() {
    return mode == Mode.UP || mode == Mode.TRIAL
        ? LaneMachine.NEVER
        : Math.min(nextAttempt(), probeAt);
  }
}
