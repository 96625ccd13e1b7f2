package org.edgedaemon.rollcall;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.MarkRequest;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.Punch;

/** Reads a punch as the sight of a student at a session. */
record Sightings(Plan plan, Register register) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  /** Nothing when the punch belongs to no session, or its clock cannot have been right. */
  Optional<MarkRequest> of(Punch punch) {
    if (!punch.plausible()) {
      return Optional.empty();
    }
    return sessionOf(punch)
        .flatMap(session -> studentOf(punch).map(student -> request(student, session, punch)));
  }

  private Optional<Session> sessionOf(Punch punch) {
    DeviceId device = punch.device().id();
    LocalDateTime time =
        punch.time().occurredAt().atZoneSameInstant(plan.timetable().zone()).toLocalDateTime();
    return plan.timetable().sessionAt(device, plan.rooms().get(device), time).map(this::asMarked);
  }

  /** A timetable may change; a session stays one of the unit that it was first marked for. */
  private Session asMarked(Session session) {
    UnitCode unit = register.unitOf(session.id()).orElse(session.unit());
    return new Session(session.id(), unit, session.startsAt());
  }

  private Optional<Student> studentOf(Punch punch) {
    Optional<Student> known = plan.roster().studentOf(punch.user());
    return known.isPresent()
        ? known
        : AdmissionNumber.parse(punch.user().value()).map(number -> named(number, punch));
  }

  private static Student named(AdmissionNumber number, Punch punch) {
    String name = punch.userName() == null ? "" : visible(punch.userName());
    return name.isEmpty() ? Student.unnamed(number) : new Student(number, name, null, null);
  }

  /** Devices hold what somebody typed in, or what a cut record left of it. */
  private static String visible(String name) {
    String clean = CONTROL.matcher(name).replaceAll(" ").strip();
    return clean.length() <= Student.MAX_NAME
        ? clean
        : clean.substring(0, Student.MAX_NAME).strip();
  }

  private MarkRequest request(Student student, Session session, Punch punch) {
    return new MarkRequest(
        student,
        session,
        plan.timetable().unit(session.unit()),
        punch.time().occurredAt(),
        punch.source().wireName(),
        punch.device().id());
  }
}
