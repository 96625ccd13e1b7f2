package org.edgedaemon.attendance;

import java.time.OffsetDateTime;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A caller says that a student was at a session.
 *
 * @param via what stands in for a device
 * @param unit null when the session says it
 * @param unitName for people; null when not given
 * @param sessionId 1 to {@link Session#MAX_ID} characters
 * @param startsAt null when not given: then the timetable's, or else {@code markedAt}
 * @param source as in a punch's {@code source}
 */
public record MarkCall(
    DeviceId via,
    Student student,
    @Nullable UnitCode unit,
    @Nullable String unitName,
    String sessionId,
    @Nullable OffsetDateTime startsAt,
    OffsetDateTime markedAt,
    String source) {
  public MarkCall {
    sessionId = Words.require("session id", sessionId, Session.MAX_ID);
    unitName = Words.optional("name of the unit", unitName, Unit.MAX_NAME);
  }
}
