package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The terminal's own clock, as last measured. Windows by time are written in its terms. */
public interface TerminalClock {
  /** What it shows now. */
  LocalDateTime now();

  /** Its offset at one of its times. Whole minutes. */
  ZoneOffset offsetAt(LocalDateTime wallClock);

  /** Its clock minus ours. */
  Duration skew();
}
