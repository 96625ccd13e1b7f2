package org.edgedaemon.benchmark;

import java.util.List;
import java.util.Locale;

/** One line of the table, as a benchmark tells it to the runner on its standard output. */
record Row(String work, String goal, String measured, String baseline, String ratio, boolean met) {
  private static final String MARK = "ROW\t";

  /** Columns of the table. */
  static final List<String> HEAD =
      List.of("work", "goal", "measured median", "raw baseline", "ratio", "met?");

  void tell() {
    System.out.println(MARK + String.join("\t", cells()));
  }

  List<String> cells() {
    return List.of(work, goal, measured, baseline, ratio, met ? "yes" : "no");
  }

  static boolean isOne(String line) {
    return line.startsWith(MARK);
  }

  static List<String> cellsOf(String line) {
    return List.of(line.substring(MARK.length()).split("\t", -1));
  }

  /** A number as people read it: grouped when it is large, two digits when it is small. */
  static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }
}
