package org.edgedaemon.simulator.hikvision;

import java.time.Duration;
import java.time.Instant;

/** The illegal login lock. Event loop only. */
final class LoginGuard {
  private final LoginStyle style;
  private final Meter meter;
  private Instant lockedUntil = Instant.MIN;
  private int failures;

  LoginGuard(LoginStyle style, Meter meter) {
    this.style = style;
    this.meter = meter;
  }

  /** Whether a login must be refused; being asked while locked starts the time anew. */
  boolean refuses(Instant now) {
    if (!now.isBefore(lockedUntil)) {
      return false;
    }
    meter.loginWhileLocked();
    lockedUntil = now.plus(style.lockFor);
    return true;
  }

  void failed(Instant now) {
    meter.failedLogin();
    failures++;
    if (failures >= style.lockAfter) {
      lockedUntil = now.plus(style.lockFor);
      failures = 0;
    }
  }

  void succeeded() {
    failures = 0;
  }

  void unlock() {
    failures = 0;
    lockedUntil = Instant.MIN;
  }

  boolean locked(Instant now) {
    return now.isBefore(lockedUntil);
  }

  long secondsLocked(Instant now) {
    return locked(now) ? Duration.between(now, lockedUntil).toSeconds() : 0;
  }

  int triesLeft() {
    return style.lockAfter - failures;
  }
}
