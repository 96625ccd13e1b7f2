package org.edgedaemon.simulator.hikvision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The terminal's clock: real time, wrong by an offset that may change, in its zone. */
final class WallClock {
  private final InstantSource source;
  private volatile PosixZone zone;
  private volatile Duration ahead;

  WallClock(InstantSource source, PosixZone zone, Duration ahead) {
    this.source = source;
    this.zone = zone;
    this.ahead = ahead;
  }

  /** Real time, for locks and nonces. */
  Instant real() {
    return source.instant();
  }

  Instant instant() {
    return source.instant().plus(ahead);
  }

  PosixZone zone() {
    return zone;
  }

  void zone(PosixZone changed) {
    zone = changed;
  }

  ZoneOffset offset(Instant at) {
    return zone.rules().getOffset(at);
  }

  LocalDateTime now() {
    Instant now = instant();
    return LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, offset(now));
  }

  void ahead(Duration offset) {
    ahead = offset;
  }

  void jump(Duration by) {
    ahead = ahead.plus(by);
  }

  /** As somebody who sets the clock by hand. */
  void set(LocalDateTime wall) {
    Instant wanted = wall.toInstant(zone.rules().getOffset(wall));
    ahead = Duration.between(source.instant(), wanted);
  }
}
