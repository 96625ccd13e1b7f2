package org.edgedaemon.attendance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.attendance.MarkOutcome.Duplicate;
import org.edgedaemon.attendance.MarkOutcome.New;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Who attended what, in memory: decides whether a mark is the first of a student at a session, and
 * counts. What it says is only true once it is durable; until then it can be {@linkplain #undo
 * taken back}. Not thread-safe: one thread owns it.
 */
public final class Register {
  private final Map<String, Pupil> pupils = new HashMap<>();
  private final Map<String, String> sessionIds = new HashMap<>();

  /** Takes up what the store knows of a student, enrolments included. */
  public void load(Enrolled known) {
    Pupil pupil = pupil(known.student());
    pupil.student = known.student();
    known.units().forEach(unit -> pupil.attendedIn(unit));
  }

  /** Takes up a mark that the store has. */
  public void load(Student student, UnitCode unit, String sessionId) {
    pupil(student).attendedIn(unit.value()).add(interned(sessionId));
  }

  public int students() {
    return pupils.size();
  }

  public Optional<Student> student(AdmissionNumber number) {
    return Optional.ofNullable(pupils.get(number.key())).map(pupil -> pupil.student);
  }

  /** Marks, unless the student has been marked at the session before. */
  public MarkOutcome mark(MarkRequest request) {
    AdmissionNumber number = request.student().admission();
    EventId id = Mark.idOf(number, request.session().id());
    Pupil known = pupils.get(number.key());
    String unit = request.unit().code().value();
    if (known != null && known.hasAttended(unit, request.session().id())) {
      return new Duplicate(id, request.unit(), known.attendedIn(unit).size());
    }
    Pupil pupil = pupil(request.student());
    boolean changed = known == null || !pupil.isEnrolled(unit);
    Student before = pupil.student;
    pupil.student = pupil.student.completedBy(request.student());
    changed |= !before.equals(pupil.student);
    Set<String> sessions = pupil.attendedIn(unit);
    sessions.add(interned(request.session().id()));
    Mark mark =
        new Mark(
            id,
            pupil.student,
            request.unit(),
            request.session(),
            request.markedAt(),
            sessions.size(),
            request.source(),
            request.device());
    return new New(mark, changed ? pupil.enrolled() : null);
  }

  /** Tells more of a student; returns it when that changed something. */
  public Optional<Enrolled> describe(Student student) {
    boolean known = pupils.containsKey(student.admission().key());
    Pupil pupil = pupil(student);
    if (known && pupil.student.equals(student)) {
      return Optional.empty();
    }
    pupil.student = student;
    return Optional.of(pupil.enrolled());
  }

  /**
   * Takes back a mark that could not be stored. Whoever was made known or enrolled by it stays so:
   * it is said again with the next mark.
   */
  public void undo(New outcome) {
    Mark mark = outcome.mark();
    Pupil pupil = pupils.get(mark.student().admission().key());
    if (pupil == null) {
      return;
    }
    String unit = mark.unit().code().value();
    pupil.attendedIn(unit).remove(mark.session().id());
    if (outcome.changed() != null) {
      pupil.forget(unit);
      if (pupil.attended.isEmpty()) {
        pupils.remove(mark.student().admission().key());
      }
    }
  }

  /** How many sessions of a unit a student has attended. */
  public int attended(AdmissionNumber number, UnitCode unit) {
    Pupil pupil = pupils.get(number.key());
    return pupil == null || !pupil.isEnrolled(unit.value())
        ? 0
        : pupil.attendedIn(unit.value()).size();
  }

  private Pupil pupil(Student student) {
    return pupils.computeIfAbsent(student.admission().key(), key -> new Pupil(student));
  }

  /** One text per session, not one per mark. */
  private String interned(String sessionId) {
    String known = sessionIds.putIfAbsent(sessionId, sessionId);
    return known == null ? sessionId : known;
  }

  private static final class Pupil {
    private final Map<String, Set<String>> attended = new HashMap<>(4);
    private Student student;

    Pupil(Student student) {
      this.student = student;
    }

    boolean isEnrolled(String unit) {
      return attended.containsKey(unit);
    }

    boolean hasAttended(String unit, String session) {
      @Nullable Set<String> sessions = attended.get(unit);
      return sessions != null && sessions.contains(session);
    }

    Set<String> attendedIn(String unit) {
      return attended.computeIfAbsent(unit, code -> new HashSet<>(4));
    }

    /** An enrolment without a session is said anew. */
    void forget(String unit) {
      if (attendedIn(unit).isEmpty()) {
        attended.remove(unit);
      }
    }

    Enrolled enrolled() {
      return new Enrolled(student, new TreeSet<>(attended.keySet()));
    }
  }
}
