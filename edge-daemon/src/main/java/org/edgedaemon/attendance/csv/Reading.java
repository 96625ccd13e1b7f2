package org.edgedaemon.attendance.csv;

import java.util.List;

/** What came of reading a file: all of it, or nothing and why. */
public sealed interface Reading<T> {
  /** Every line is good. */
  record Good<T>(T value) implements Reading<T> {}

  /**
   * At least one line is not.
   *
   * @param problems in the order of the lines, at most {@link Problems#MOST}, not empty
   * @param more how many others there are
   */
  record Bad<T>(List<LineProblem> problems, int more) implements Reading<T> {
    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
