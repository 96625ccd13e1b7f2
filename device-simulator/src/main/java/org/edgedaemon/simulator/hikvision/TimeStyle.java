package org.edgedaemon.simulator.hikvision;

/** How the terminal writes a time; the examples are of 08:30:55 in a zone 8 hours east of UTC. */
public enum TimeStyle {
  /** {@code 2026-07-06T08:30:55+08:00}. */
  OFFSET,
  /** {@code 2026-07-06T00:30:55Z}: right, in UTC. */
  ZULU,
  /** {@code 2026-07-06T08:30:55}. */
  NONE,
  /** {@code 2026-07-06T08:30:55+8:00}. */
  SHORT_OFFSET,
  /** {@code 2026-07-06T08:30:55+0800}. */
  COMPACT_OFFSET,
  /** {@code 2026-07-06T08:30:5508:00}: the sign is lost, east of UTC or west. */
  LOST_SIGN,
  /** {@code 2026-07-06T08:30:55+00:00}: local time with an offset that is a lie. */
  FALSE_UTC
}
