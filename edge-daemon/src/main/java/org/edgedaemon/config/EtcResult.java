package org.edgedaemon.config;

import java.util.List;

/** What became of an etc file. */
public sealed interface EtcResult {
  /**
   * It is valid.
   *
   * @param warnings one line each, of what an operator should look at
   */
  record Loaded(Settings settings, List<String> warnings) implements EtcResult {
    public Loaded {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It is not valid, and nothing of it may be used.
   *
   * @param problems all of them, in the order of the file
   */
  record Refused(List<Problem> problems) implements EtcResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
