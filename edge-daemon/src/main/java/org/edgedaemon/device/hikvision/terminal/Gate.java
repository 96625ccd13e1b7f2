package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;
import java.time.Instant;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The budget of wrong passwords at one terminal, for all its connections together. Terminals lock
 * an account after some five failed logins in a row, for everybody, and every try during the lock
 * begins it anew; so there are two tries, and then an operator must act. Pure.
 */
final class Gate {
  private static final Duration SECOND_TRY = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofMinutes(5);
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final Duration USUAL_LOCK = Duration.ofMinutes(30);
  private static final Duration LONGEST_LOCK = Duration.ofHours(24);
  private static final int FEW_TRIES = 2;

  private final Peer peer;
  private final String credentials;
  private GateState state;
  private @Nullable Instant since;
  private @Nullable Instant until;
  private @Nullable Integer triesLeft;
  private boolean proven;
  private boolean forgiven;

  Gate(Peer peer, GateRecord start) {
    this.peer = peer;
    this.credentials = start.credentials();
    this.state = start.state();
    this.since = start.since();
    this.until = start.until();
    this.triesLeft = start.triesLeft();
  }

  GateState state() {
    return state;
  }

  @Nullable Integer triesLeft() {
    return triesLeft;
  }

  @Nullable Instant lockedUntil() {
    return state == GateState.LOCKED ? until : null;
  }

  /** Whether several requests may carry the credentials at the same time. */
  boolean open() {
    return state == GateState.OK && proven;
  }

  /** Why no request may carry the credentials now; null when one may. */
  @Nullable DeviceException denial(Instant now) {
    return switch (state) {
      case UNKNOWN, OK -> null;
      case SUSPECT -> pausing(now);
      case LOCKED -> locked(now);
      case BAD_PASSWORD -> forgiven ? null : badPassword();
    };
  }

  /** An operator asks: one more try. A lock is waited for all the same. */
  void forgive() {
    forgiven = true;
  }

  GateRecord record() {
    return new GateRecord(credentials, state, since, until, triesLeft);
  }

  /**
   * Spends a try, before the request goes out.
   *
   * @return what must be stored first, so that the try counts as a failed one should we never hear
   *     of its outcome
   */
  GateRecord spend(Instant now) {
    forgiven = false;
    return switch (state) {
      case OK, BAD_PASSWORD -> record();
      case UNKNOWN -> new GateRecord(credentials, GateState.SUSPECT, now, null, triesLeft);
      case SUSPECT -> new GateRecord(credentials, GateState.BAD_PASSWORD, now, null, triesLeft);
      case LOCKED ->
          new GateRecord(credentials, state, now, now.plus(USUAL_LOCK).plus(MARGIN), triesLeft);
    };
  }

  void accepted() {
    state = GateState.OK;
    proven = true;
    since = null;
    until = null;
    triesLeft = null;
  }

  /**
   * The terminal refused the credentials.
   *
   * @param left tries before it locks the account; null when it did not say
   */
  void refused(@Nullable Integer left, Instant now) {
    boolean first = state == GateState.UNKNOWN || state == GateState.OK;
    boolean few = left != null && left <= FEW_TRIES;
    state = first && !few ? GateState.SUSPECT : GateState.BAD_PASSWORD;
    proven = false;
    since = now;
    until = null;
    triesLeft = left;
  }

  /**
   * The account is locked.
   *
   * @param remaining null when the terminal did not say
   */
  void locked(@Nullable Duration remaining, Instant now) {
    Duration lock = remaining == null ? USUAL_LOCK : remaining;
    state = GateState.LOCKED;
    proven = false;
    since = now;
    until = now.plus(lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK).plus(MARGIN);
    triesLeft = 0;
  }

  /** What the last failed login means, for whoever tried. */
  DeviceException verdict(Instant now) {
    DeviceException denial = denial(now);
    return denial == null ? badPassword() : denial;
  }

  private @Nullable DeviceException pausing(Instant now) {
    if (since == null || since.isAfter(now)) {
      // Our clock was set back: the pause begins again.
      since = now;
    }
    Duration left = Duration.between(now, since.plus(SECOND_TRY));
    return forgiven || left.isNegative() || left.isZero()
        ? null
        : peer.failure(
            Reason.CREDENTIALS,
            "refused user name or password" + left() + "; one more try follows",
            left);
  }

  private @Nullable DeviceException locked(Instant now) {
    if (until == null || until.isAfter(now.plus(LONGEST_LOCK).plus(MARGIN))) {
      until = now.plus(USUAL_LOCK).plus(MARGIN);
    }
    Duration left = Duration.between(now, until);
    return left.isNegative() || left.isZero()
        ? null
        : peer.failure(
            Reason.LOCKED,
            "has locked the account, for "
                + Math.max(1, (left.toSeconds() + 59) / 60)
                + " more minutes; check user name and password, and log in nowhere meanwhile: every"
                + " try starts the lock anew",
            left);
  }

  private DeviceException badPassword() {
    return peer.failure(
        Reason.CREDENTIALS,
        "refused user name or password"
            + left()
            + "; it is left alone so that it does not lock the account: correct the password, or"
            + " test the device by hand for one more try",
        ASK_AGAIN);
  }

  private String left() {
    return triesLeft == null ? "" : " (" + triesLeft + " tries left)";
  }
}
