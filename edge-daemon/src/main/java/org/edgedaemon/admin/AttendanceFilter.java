package org.edgedaemon.admin;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

/**
 * What to look at in attendance; what is null does not narrow. Times are of the timetable's zone.
 *
 * @param unit by code
 * @param student by admission number
 * @param session by id
 * @param from only marks made, or sessions that start, at or after it
 * @param to only marks made, or sessions that start, before it
 * @param below only units of students attended less than that many per cent
 * @param failed only marks that a destination has refused or could not be reached for
 * @param destination only deliveries to it
 * @param after what the page before ended with
 * @param limit 1..{@value AttendanceQueries#MAX_LIMIT}
 */
public record AttendanceFilter(
    @Nullable String unit,
    @Nullable String student,
    @Nullable String session,
    @Nullable LocalDateTime from,
    @Nullable LocalDateTime to,
    @Nullable BigDecimal below,
    boolean failed,
    @Nullable DestinationId destination,
    @Nullable String after,
    int limit) {
  public AttendanceFilter {
    if (limit < 1 || limit > AttendanceQueries.MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit is " + limit + ", allowed are 1.." + AttendanceQueries.MAX_LIMIT);
    }
  }

  /** The same from another place on. */
  public AttendanceFilter withAfter(@Nullable String cursor) {
    return new AttendanceFilter(
        unit, student, session, from, to, below, failed, destination, cursor, limit);
  }
}
