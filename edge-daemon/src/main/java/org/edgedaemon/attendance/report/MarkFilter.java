package org.edgedaemon.attendance.report;

import java.time.Instant;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * Which marks to look at.
 *
 * @param unit null for all
 * @param student null for all
 * @param session null for all
 * @param from only those made at or after it
 * @param to only those made before it
 * @param afterSequence only marks above it
 * @param limit at most this many, 1..10,000
 */
public record MarkFilter(
    @Nullable UnitCode unit,
    @Nullable AdmissionNumber student,
    @Nullable String session,
    @Nullable Instant from,
    @Nullable Instant to,
    long afterSequence,
    int limit) {
  public MarkFilter {
    Limits.require(limit);
  }
}
