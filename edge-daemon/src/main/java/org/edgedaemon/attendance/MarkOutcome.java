package org.edgedaemon.attendance;

import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/** What came of a request to mark. */
public sealed interface MarkOutcome {
  /** The sessions of the unit that the student has attended by now. */
  int attended();

  Unit unit();

  EventId eventId();

  /**
   * The first sight of the student at the session.
   *
   * @param changed the student, when this sight made it known, enrolled it or told more of it
   */
  record New(Mark mark, @Nullable Enrolled changed) implements MarkOutcome {
    @Override
    public int attended() {
      return mark.attended();
    }

    @Override
    public Unit unit() {
      return mark.unit();
    }

    @Override
    public EventId eventId() {
      return mark.eventId();
    }
  }

  /**
   * The student was marked at the session before; nothing is stored.
   *
   * @param eventId of the first mark
   * @param unit that the first mark was made in, as last described
   */
  record Duplicate(EventId eventId, Unit unit, int attended) implements MarkOutcome {}
}
