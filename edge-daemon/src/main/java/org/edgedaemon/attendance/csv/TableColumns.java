package org.edgedaemon.attendance.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The columns that a table may have.
 *
 * @param required those it must have
 * @param optional the others
 */
record TableColumns(List<String> required, List<String> optional) {
  /** A name that nobody knows is a slip of the pen: its cells would be silently left out. */
  void check(List<String> header, Consumer<String> problem) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!required.contains(name) && !optional.contains(name)) {
        problem.accept("column '" + name + "' is not known; known are " + all());
      } else if (!seen.add(name)) {
        problem.accept("column '" + name + "' is there twice");
      }
    }
    for (String name : required) {
      if (!seen.contains(name)) {
        problem.accept("column '" + name + "' is missing");
      }
    }
  }

  private String all() {
    List<String> all = new ArrayList<>(required);
    all.addAll(optional);
    return String.join(", ", all);
  }
}
