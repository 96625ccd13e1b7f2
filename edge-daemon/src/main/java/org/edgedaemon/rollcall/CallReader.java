package org.edgedaemon.rollcall;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.edgedaemon.attendance.MarkAnswer.Reason;
import org.edgedaemon.attendance.MarkAnswer.Refused;
import org.edgedaemon.attendance.MarkCall;
import org.edgedaemon.attendance.MarkRequest;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Timetable;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.jspecify.annotations.Nullable;

/** Reads a caller's mark against what is known of its session. */
record CallReader(Timetable timetable, Register register) {

  /** A request, or why there cannot be one: exactly one of them. */
  record Reading(@Nullable MarkRequest request, @Nullable Refused refused) {}

  Reading read(MarkCall call) {
    Optional<Session> planned = timetable.session(call.sessionId());
    Optional<UnitCode> known =
        register.unitOf(call.sessionId()).or(() -> planned.map(Session::unit));
    UnitCode unit = known.orElse(call.unit());
    if (unit == null) {
      return refused(
          Reason.UNIT_MISSING,
          "session '" + call.sessionId() + "' is in no timetable: name its unit");
    }
    if (call.unit() != null && !call.unit().equals(unit)) {
      return refused(
          Reason.UNIT_DIFFERS, "session '" + call.sessionId() + "' is one of unit " + unit);
    }
    OffsetDateTime startsAt =
        planned.map(Session::startsAt).orElse(orElse(call.startsAt(), call.markedAt()));
    return new Reading(
        new MarkRequest(
            call.student(),
            new Session(call.sessionId(), unit, startsAt),
            named(timetable.unit(unit), call.unitName()),
            call.markedAt(),
            call.source(),
            null),
        null);
  }

  /** The timetable's name of a unit counts; where it has none, the caller's. */
  private static Unit named(Unit unit, @Nullable String name) {
    return name != null && unit.name().equals(unit.code().value())
        ? new Unit(unit.code(), name, unit.lessons())
        : unit;
  }

  private static OffsetDateTime orElse(@Nullable OffsetDateTime time, OffsetDateTime otherwise) {
    return time == null ? otherwise : time;
  }

  private static Reading refused(Reason reason, String detail) {
    return new Reading(null, new Refused(reason, detail));
  }
}
