package org.edgedaemon.attendance;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/**
 * A student's attendance of one session, unique on both.
 *
 * @param student as known when it was marked
 * @param attended sessions of the unit that the student had attended then, this one included
 */
public record Mark(
    EventId eventId,
    Student student,
    Unit unit,
    Session session,
    OffsetDateTime markedAt,
    int attended,
    String source,
    @Nullable DeviceId device) {

  /** The same student at the same session has the same id, whoever saw it. */
  public static EventId idOf(AdmissionNumber student, String sessionId) {
    return EventId.ofNaturalKey("mark|" + student.key() + "|" + sessionId);
  }

  public BigDecimal percentage() {
    return Percentage.of(attended, unit.lessons());
  }
}
