package org.edgedaemon.device.hikvision.isapi;

/** The type of an event: minors repeat across majors, so only the pair means anything. */
public record EventCode(int major, int minor) {
  /** Events of persons and doors; punches are among these. */
  public static final int EVENT = 5;

  @Override
  public String toString() {
    return major + "/" + minor;
  }
}
