package org.edgedaemon.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong, so that all of it is told at once. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  void problem(int line, String key, String message) {
    problems.add(new Problem(line, key, message));
  }

  void warning(int line, String key, String message) {
    warnings.add(new Problem(line, key, message));
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  List<Problem> problems() {
    return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  List<String> warnings() {
    return warnings.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .map(Problem::toString)
        .toList();
  }
}
