package org.edgedaemon.admin;

import java.util.List;

/**
 * What the check of the journal found.
 *
 * @param entries in the journal
 * @param problems one line each; empty when it is sound
 */
public record VerifyReport(long entries, List<String> problems) {
  public VerifyReport {
    problems = List.copyOf(problems);
  }

  public boolean sound() {
    return problems.isEmpty();
  }
}
