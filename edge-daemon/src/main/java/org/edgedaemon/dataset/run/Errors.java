package org.edgedaemon.dataset.run;

import java.util.ArrayList;
import java.util.List;

/** The lines of a report that say what went wrong: the first ones, and how many more there were. */
final class Errors {
  static final int MAX_LINES = 1_000;

  private final List<String> lines = new ArrayList<>();
  private long more;

  void add(String line) {
    if (lines.size() < MAX_LINES) {
      lines.add(line);
    } else {
      more++;
    }
  }

  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (more > 0) {
      all.add("and " + more + " more");
    }
    return all;
  }
}
