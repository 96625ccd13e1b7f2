package org.edgedaemon.dataset.run;

import org.edgedaemon.dataset.RunReport;

/** What became of the wish for a run. */
public sealed interface Started {
  /** It begins now. */
  record Accepted(String id) implements Started {}

  /** One is under way; another is not begun. */
  record Busy(String id) implements Started {}

  /**
   * One ended a moment ago, and force was not asked for.
   *
   * @param report says so; nothing was done
   */
  record TooSoon(RunReport report) implements Started {}

  /** It names what is not there, or the daemon stops. */
  record Refused(String reason) implements Started {}
}
