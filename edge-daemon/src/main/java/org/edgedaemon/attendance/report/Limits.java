package org.edgedaemon.attendance.report;

/** How much one answer may hold. */
final class Limits {
  static final int MOST = 10_000;

  private Limits() {}

  static void require(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed are 1.." + MOST);
    }
  }
}
