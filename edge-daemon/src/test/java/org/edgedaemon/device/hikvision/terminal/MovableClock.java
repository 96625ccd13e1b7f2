package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Real time, moved by a test. */
final class MovableClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  void advance(Duration by) {
    ahead = ahead.plus(by);
  }
}
