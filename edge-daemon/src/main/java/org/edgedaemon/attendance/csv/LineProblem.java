package org.edgedaemon.attendance.csv;

/**
 * What is wrong with a line.
 *
 * @param line counted from 1, the header included; 0 for the file as a whole
 */
public record LineProblem(int line, String reason) {
  /** For people: {@code line 4: to is empty}. */
  @Override
  public String toString() {
    return line == 0 ? reason : "line " + line + ": " + reason;
  }
}
