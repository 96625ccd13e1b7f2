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
  private final Map<String, Held> sessions = new HashMap<>();
  private final Map<String, Unit> units = new HashMap<>();

  /** A session as first heard of: one text for all its marks, and the unit it is one of. */
  private record Held(String id, UnitCode unit) {}

  /** Takes up what the store knows of a student, enrolments included. */
  public void load(Enrolled known) {
    Pupil pupil = pupil(known.student());
    pupil.student = known.student();
    pupil.untold = false;
    known.units().forEach(pupil::enrol);
  }

  /** Takes up a mark that the store has. */
  public void load(Student student, UnitCode unit, String sessionId) {
    Pupil pupil = pupil(student);
    pupil.untold = false;
    pupil.attendedIn(unit.value()).add(interned(sessionId, unit));
  }

  /** The unit that a session was first marked for; nothing when nobody was marked at it. */
  public Optional<UnitCode> unitOf(String sessionId) {
    return Optional.ofNullable(sessions.get(sessionId)).map(Held::unit);
  }

  /** Takes up a student that the store has. */
  public void load(Student student) {
    pupil(student).untold = false;
  }

  /** Takes up an enrolment that the store has, of a student that was taken up. */
  public void loadEnrolment(String studentKey, UnitCode unit) {
    known(studentKey).enrol(unit.value());
  }

  /** Takes up a session that the store has, of the unit that it was first marked for. */
  public void loadSession(String sessionId, UnitCode unit) {
    interned(sessionId, unit);
  }

  /** Takes up a mark that the store has, of a student and a session that were taken up. */
  public void loadMark(String studentKey, String sessionId) {
    Held session = sessions.get(sessionId);
    if (session == null) {
      throw new IllegalStateException("a row of attendance is of no known session");
    }
    known(studentKey).attendedIn(session.unit().value()).add(session.id());
  }

  public int students() {
    return pupils.size();
  }

  public Optional<Student> student(AdmissionNumber number) {
    return Optional.ofNullable(pupils.get(number.key())).map(pupil -> pupil.student);
  }

  /** Marks, unless the student has been marked at the session before, in whatever unit. */
  public MarkOutcome mark(MarkRequest request) {
    Student seen = request.student();
    EventId id = Mark.idOf(seen.admission(), request.session().id());
    Unit unit = request.unit();
    units.put(unit.code().value(), unit);
    Pupil known = pupils.get(seen.admission().key());
    String first = known == null ? null : known.unitOf(request.session().id());
    if (known != null && first != null) {
      return new Duplicate(id, unit(first), known.attendedIn(first).size());
    }
    Pupil pupil = known == null ? pupil(seen) : known;
    boolean changed = pupil.learn(pupil.student.completedBy(seen));
    changed |= pupil.enrol(unit.code().value());
    Set<String> attended = pupil.attendedIn(unit.code().value());
    attended.add(interned(request.session().id(), unit.code()));
    Mark mark =
        new Mark(
            id,
            pupil.student,
            unit,
            request.session(),
            request.markedAt(),
            attended.size(),
            request.source(),
            request.device());
    return new New(mark, changed ? pupil.told() : null);
  }

  /**
   * Takes up what a roster says of a student, which goes before what is known; what it leaves open
   * stays, enrolments too. Returns the student when that changed something.
   */
  public Optional<Enrolled> describe(Enrolled described) {
    Pupil pupil = pupil(described.student());
    boolean changed = pupil.learn(pupil.student.updatedBy(described.student()));
    for (String unit : described.units()) {
      changed |= pupil.enrol(unit);
    }
    return changed ? Optional.of(pupil.told()) : Optional.empty();
  }

  /**
   * Takes back a mark that could not be stored. Whoever was made known or enrolled by it stays so:
   * it is said again with the next mark.
   */
  public void undo(New outcome) {
    Mark mark = outcome.mark();
    Pupil pupil = pupils.get(mark.student().admission().key());
    if (pupil != null) {
      pupil.attendedIn(mark.unit().code().value()).remove(mark.session().id());
    }
    if (outcome.changed() != null) {
      undo(outcome.changed());
    }
  }

  /** What was to be said of a student could not be stored: it is said again with the next sight. */
  public void undo(Enrolled changed) {
    Pupil pupil = pupils.get(changed.student().admission().key());
    if (pupil != null) {
      pupil.untold = true;
    }
  }

  /** How many sessions of a unit a student has attended. */
  public int attended(AdmissionNumber number, UnitCode unit) {
    Pupil pupil = pupils.get(number.key());
    return pupil == null || !pupil.isEnrolled(unit.value())
        ? 0
        : pupil.attendedIn(unit.value()).size();
  }

  /** One not seen before has yet to be said. */
  private Pupil pupil(Student student) {
    return pupils.computeIfAbsent(student.admission().key(), key -> new Pupil(student));
  }

  private Pupil known(String studentKey) {
    Pupil pupil = pupils.get(studentKey);
    if (pupil == null) {
      throw new IllegalStateException("a row of attendance is of no known student");
    }
    return pupil;
  }

  /** One text per session, not one per mark. */
  private String interned(String sessionId, UnitCode unit) {
    return sessions.computeIfAbsent(sessionId, id -> new Held(id, unit)).id();
  }

  /** What a unit was last known as. */
  private Unit unit(String code) {
    Unit known = units.get(code);
    return known == null ? new Unit(new UnitCode(code), code, Unit.DEFAULT_LESSONS) : known;
  }

  private static final class Pupil {
    private final Map<String, Set<String>> attended = new HashMap<>(4);
    private Student student;
    private boolean untold = true;

    Pupil(Student student) {
      this.student = student;
    }

    boolean learn(Student now) {
      boolean news = untold || !now.equals(student);
      student = now;
      return news;
    }

    boolean enrol(String unit) {
      return attended.putIfAbsent(unit, new HashSet<>(4)) == null;
    }

    boolean isEnrolled(String unit) {
      return attended.containsKey(unit);
    }

    @Nullable String unitOf(String session) {
      for (Map.Entry<String, Set<String>> unit : attended.entrySet()) {
        if (unit.getValue().contains(session)) {
          return unit.getKey();
        }
      }
      return null;
    }

    Set<String> attendedIn(String unit) {
      return attended.computeIfAbsent(unit, code -> new HashSet<>(4));
    }

    /** From now on only what is new is said. */
    Enrolled told() {
      untold = false;
      return new Enrolled(student, new TreeSet<>(attended.keySet()));
    }
  }
}
