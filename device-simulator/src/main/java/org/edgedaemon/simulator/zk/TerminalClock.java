package org.edgedaemon.simulator.zk;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The terminal's wall clock: real time in a zone, and wrong by an offset that may change. */
final class TerminalClock {
  private final InstantSource source;
  private final ZoneId zone;
  private volatile Duration ahead;

  TerminalClock(InstantSource source, ZoneId zone, Duration ahead) {
    this.source = source;
    this.zone = zone;
    this.ahead = ahead;
  }

  /** To the second, as the terminal keeps it. */
  LocalDateTime now() {
    return real().plus(ahead).withNano(0);
  }

  void ahead(Duration offset) {
    ahead = offset;
  }

  void set(LocalDateTime wall) {
    ahead = Duration.between(real(), wall);
  }

  long millis() {
    return source.millis();
  }

  private LocalDateTime real() {
    return LocalDateTime.ofInstant(source.instant(), zone);
  }
}
