package org.edgedaemon.admin;

import java.util.List;

/**
 * What became of a reload.
 *
 * @param applied false when the etc file is not valid; then the old settings go on
 * @param problems of the etc file, one line each; empty when applied
 * @param changes what is different now, one line each
 * @param needRestart what only a restart changes, one line each
 */
public record ReloadReport(
    boolean applied, List<String> problems, List<String> changes, List<String> needRestart) {
  public ReloadReport {
    problems = List.copyOf(problems);
    changes = List.copyOf(changes);
    needRestart = List.copyOf(needRestart);
  }
}
