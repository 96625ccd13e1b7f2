package org.edgedaemon.simulator.hikvision;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A row of the terminal's log.
 *
 * @param serial serialNo of the row; one counter over all majors
 * @param front serialNo of the row before; 0 when there was none
 * @param wallSecond wall clock of the terminal, in seconds since 1970-01-01T00:00 on that clock
 * @param offsetSeconds how far east of UTC the terminal was
 */
public record LoggedEvent(
    long serial, long front, long wallSecond, int offsetSeconds, EventFacts facts) {

  /** Wall clock of the terminal. */
  public LocalDateTime time() {
    return LocalDateTime.ofEpochSecond(wallSecond, 0, ZoneOffset.UTC);
  }

  public int major() {
    return facts.major();
  }

  public int minor() {
    return facts.minor();
  }

  public String employeeNo() {
    return facts.employeeNo();
  }
}
