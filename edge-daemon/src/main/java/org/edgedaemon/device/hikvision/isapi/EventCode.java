package org.edgedaemon.device.hikvision.isapi;

import java.util.Arrays;

/** The type of an event: minors repeat across majors, so only the pair means anything. */
public record EventCode(int major, int minor) {
  /** Events of persons and doors; punches are among these. */
  public static final int EVENT = 5;

  /** Of persons and doors, those that have numbers so far. */
  private static final EventCode[] USUAL = new EventCode[256];

  static {
    Arrays.setAll(USUAL, minor -> new EventCode(EVENT, minor));
  }

  /** The pair, without a new object for each row of a long log. */
  static EventCode of(int major, int minor) {
    return major == EVENT && minor >= 0 && minor < USUAL.length
        ? USUAL[minor]
        : new EventCode(major, minor);
  }

  @Override
  public String toString() {
    return major + "/" + minor;
  }
}
