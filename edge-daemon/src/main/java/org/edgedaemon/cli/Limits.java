package org.edgedaemon.cli;

import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;

/** Bounds of what one command asks for at once. */
final class Limits {
  /** What one page of the journal may hold. */
  static final int PAGE = 1_000;

  private Limits() {}

  static int checked(int limit, int max) {
    if (limit < 1 || limit > max) {
      throw new OperationException(
          Reason.INVALID, "--limit is " + limit + ", allowed are 1.." + max);
    }
    return limit;
  }
}
