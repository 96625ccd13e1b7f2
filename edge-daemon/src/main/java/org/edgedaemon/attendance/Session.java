package org.edgedaemon.attendance;

import java.time.OffsetDateTime;

/**
 * One meeting of a unit that a student can attend once.
 *
 * @param id unique among all sessions, 1 to {@value #MAX_ID} characters; of a slot of the timetable
 *     it is {@code slot@yyyy-MM-dd}
 */
public record Session(String id, UnitCode unit, OffsetDateTime startsAt) {
  public static final int MAX_ID = 128;

  public Session {
    id = Words.require("session id", id, MAX_ID);
  }
}
