package org.edgedaemon.attendance.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what is wrong. A file of another kind altogether must not fill the memory with it. */
final class Problems {
  static final int MOST = 1_000;

  private final List<LineProblem> problems = new ArrayList<>();
  private int count;

  void add(int line, String reason) {
    count++;
    if (problems.size() < MOST) {
      problems.add(new LineProblem(line, reason));
    }
  }

  int count() {
    return count;
  }

  <T> Reading<T> orElse(Supplier<T> value) {
    return count == 0
        ? new Reading.Good<>(value.get())
        : new Reading.Bad<>(problems, count - problems.size());
  }
}
