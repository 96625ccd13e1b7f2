package org.edgedaemon.device.hikvision;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.edgedaemon.device.hikvision.search.TerminalClock;

/** The terminal's clock as the search wants it: ours, moved by what was last measured. */
final class TerminalWatch implements TerminalClock {
  private static final int MINUTE = 60;

  private final DeviceMemory memory;
  private final InstantSource clock;

  TerminalWatch(DeviceMemory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public LocalDateTime now() {
    return memory.wallClock(clock.instant().plus(skew()));
  }

  @Override
  public ZoneOffset offsetAt(LocalDateTime wallClock) {
    int seconds = memory.place(wallClock).getOffset().getTotalSeconds();
    return ZoneOffset.ofTotalSeconds(Math.floorDiv(seconds, MINUTE) * MINUTE);
  }

  @Override
  public Duration skew() {
    Duration offset = memory.clockOffset();
    return offset == null ? Duration.ZERO : offset;
  }
}
