package org.edgedaemon.dataset;

import java.time.LocalTime;

/**
 * A part of each day, in the machine's zone; may pass midnight. Equal ends mean the whole day.
 *
 * @param from the first instant of it
 * @param to the first instant after it
 */
public record Hours(LocalTime from, LocalTime to) {
  public static final Hours ALWAYS = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public boolean contains(LocalTime time) {
    if (from.equals(to)) {
      return true;
    }
    boolean afterStart = !time.isBefore(from);
    boolean beforeEnd = time.isBefore(to);
    return from.isBefore(to) ? afterStart && beforeEnd : afterStart || beforeEnd;
  }
}
