package org.edgedaemon.punch;

import java.util.Locale;

/** In or out, as the device reported it; never inferred. */
public enum Direction {
  CHECK_IN,
  CHECK_OUT,
  BREAK_OUT,
  BREAK_IN,
  OVERTIME_IN,
  OVERTIME_OUT,
  UNKNOWN;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in the punch's JSON. */
  public String wireName() {
    return wireName;
  }
}
