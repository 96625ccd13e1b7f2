package org.edgedaemon.admin;

import java.util.List;

/**
 * What became of an import.
 *
 * @param applied false when a line is not good; then nothing was changed
 * @param lines good ones, the header not included
 * @param changed students that are new or known better by it; 0 for a timetable
 * @param problems one text each, with its line; empty when applied
 * @param more problems that are not listed
 * @param note for people: when it takes effect
 */
public record ImportReport(
    boolean applied, int lines, int changed, List<String> problems, int more, String note) {
  public ImportReport {
    problems = List.copyOf(problems);
  }

  public static ImportReport refused(List<String> problems, int more) {
    return new ImportReport(false, 0, 0, problems, more, "nothing was changed");
  }

  public static ImportReport applied(int lines, int changed, String note) {
    return new ImportReport(true, lines, changed, List.of(), 0, note);
  }
}
