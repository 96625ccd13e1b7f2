package org.edgedaemon.attendance.report;

import java.math.BigDecimal;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.UnitCode;
import org.jspecify.annotations.Nullable;

/**
 * Which students to look at.
 *
 * @param unit only students of it, and only this unit of theirs; null for all
 * @param student only this one; null for all
 * @param below only units attended less than that many per cent, and only students with such a
 *     unit; null for all
 * @param after only students behind this one; null from the first on
 * @param limit at most this many, 1..10,000
 */
public record StudentFilter(
    @Nullable UnitCode unit,
    @Nullable AdmissionNumber student,
    @Nullable BigDecimal below,
    @Nullable AdmissionNumber after,
    int limit) {
  public StudentFilter {
    Limits.require(limit);
  }
}
