package org.edgedaemon.attendance;

import java.time.OffsetDateTime;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A student was seen at a session.
 *
 * @param student as far as whoever saw the student knows
 * @param source how it came, as in a punch's {@code source}
 * @param device where; null for a caller of the local API
 */
public record MarkRequest(
    Student student,
    Session session,
    Unit unit,
    OffsetDateTime markedAt,
    String source,
    @Nullable DeviceId device) {
  public MarkRequest {
    if (!session.unit().equals(unit.code())) {
      throw new IllegalArgumentException(
          "session " + session.id() + " is of unit " + session.unit() + ", not " + unit.code());
    }
  }
}
