package org.edgedaemon.simulator.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of one table at one place: of each by its key the columns and their values, {@code null}
 * as that word.
 */
record SharedRows(Map<Long, Map<String, String>> all) {
  private static final String MISSING = "missing";

  /**
   * How another place differs, a line for each row that is not the same; none when both are equal.
   *
   * @param here what this place is called
   */
  List<String> differences(String here, SharedRows other, String there) {
    Set<Long> keys = new TreeSet<>(all.keySet());
    keys.addAll(other.all.keySet());
    List<String> lines = new ArrayList<>();
    for (long key : keys) {
      Map<String, String> one = all.get(key);
      Map<String, String> two = other.all.get(key);
      if (one == null || two == null) {
        lines.add(key + " is only at " + (one == null ? there : here));
      } else if (!one.equals(two)) {
        lines.add(key + ": " + columns(here, one, there, two));
      }
    }
    return lines;
  }

  private static String columns(
      String here, Map<String, String> one, String there, Map<String, String> two) {
    List<String> parts = new ArrayList<>();
    Set<String> columns = new TreeSet<>(one.keySet());
    columns.addAll(two.keySet());
    for (String column : columns) {
      String mine = one.getOrDefault(column, MISSING);
      String theirs = two.getOrDefault(column, MISSING);
      if (!mine.equals(theirs)) {
        parts.add("%s is %s at %s, %s at %s".formatted(column, mine, here, theirs, there));
      }
    }
    return String.join("; ", parts);
  }
}
