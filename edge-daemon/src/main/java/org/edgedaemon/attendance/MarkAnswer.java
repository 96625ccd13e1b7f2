package org.edgedaemon.attendance;

import java.math.BigDecimal;
import org.edgedaemon.punch.EventId;

/** What a caller is told of its mark. */
public sealed interface MarkAnswer {

  /**
   * The mark is durable.
   *
   * @param duplicate the student had been marked at the session before; {@code eventId} is that of
   *     the first mark
   * @param attended sessions of the unit that the student has attended
   * @param lessons of the unit in a semester
   */
  record Marked(EventId eventId, boolean duplicate, int attended, int lessons)
      implements MarkAnswer {
    public BigDecimal percentage() {
      return Percentage.of(attended, lessons);
    }
  }

  /** Nothing was stored: the call contradicts what is known, or says too little. */
  record Refused(Reason reason, String detail) implements MarkAnswer {}

  /** Why a mark is refused. */
  enum Reason {
    /** The session is in no timetable, and the call names no unit. */
    UNIT_MISSING,
    /** The session is one of another unit. */
    UNIT_DIFFERS
  }
}
