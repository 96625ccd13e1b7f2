package org.edgedaemon.admin;

import java.util.Map;

/**
 * What became of a change of level.
 *
 * @param loggers how many there are now that it is for; later ones follow it too
 * @param levels everything that was changed since the start, by logger; the empty name is for all
 */
public record LogLevelReport(int loggers, Map<String, String> levels) {
  public LogLevelReport {
    levels = Map.copyOf(levels);
  }
}
