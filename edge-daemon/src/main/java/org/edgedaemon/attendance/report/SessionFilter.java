package org.edgedaemon.attendance.report;

import java.time.Instant;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to look at: those that somebody attended.
 *
 * @param unit null for all
 * @param session only the one with this id; null for all
 * @param from only those that start at or after it
 * @param to only those that start before it
 * @param after only sessions behind this one; null from the first on
 * @param limit at most this many, 1..10,000
 */
public record SessionFilter(
    @Nullable UnitCode unit,
    @Nullable String session,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Session after,
    int limit) {
  public SessionFilter {
    Limits.require(limit);
  }
}
