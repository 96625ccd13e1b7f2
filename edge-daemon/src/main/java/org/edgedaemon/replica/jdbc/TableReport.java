package org.edgedaemon.replica.jdbc;

import java.util.List;

/**
 * How the tables were found, for people.
 *
 * @param made what was created
 * @param warnings what is to be mended by hand
 */
public record TableReport(List<String> made, List<String> warnings) {
  public TableReport {
    made = List.copyOf(made);
    warnings = List.copyOf(warnings);
  }
}
