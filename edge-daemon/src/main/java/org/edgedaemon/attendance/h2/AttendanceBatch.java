package org.edgedaemon.attendance.h2;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.attendance.Enrolled;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Student;

/**
 * What the entries of one apply say, gathered so that each student, enrolment and session is
 * written once however many marks name it.
 */
final class AttendanceBatch {
  /** What an entry says. */
  record Told<T>(long sequence, T content) {}

  /** One student in one unit. */
  record Enrolment(String unit, String student) {}

  private final List<Told<Mark>> marks = new ArrayList<>();

  /** Who was last described by an entry of the student's own. */
  private final Map<String, Told<Student>> described = new LinkedHashMap<>();

  private final Map<Enrolment, Long> enrolments = new LinkedHashMap<>();

  void add(long sequence, Mark mark) {
    marks.add(new Told<>(sequence, mark));
  }

  void add(long sequence, Enrolled enrolled) {
    String key = enrolled.student().admission().key();
    described.put(key, new Told<>(sequence, enrolled.student()));
    for (String unit : enrolled.units()) {
      enrolments.putIfAbsent(new Enrolment(unit, key), sequence);
    }
  }

  /** Returns the sequences of marks that the tables have already. */
  Set<Long> write(AttendanceRows rows) throws SQLException {
    Set<Long> added = rows.addMarks(marks);
    Map<String, Told<Session>> sessions = new LinkedHashMap<>();
    Map<String, Told<Student>> seen = new LinkedHashMap<>(described);
    for (Told<Mark> told : marks) {
      if (added.contains(told.sequence())) {
        Mark mark = told.content();
        String student = mark.student().admission().key();
        if (!rows.isRemembered(student)) {
          seen.putIfAbsent(student, new Told<>(told.sequence(), mark.student()));
        }
        enrolments.putIfAbsent(new Enrolment(mark.unit().code().value(), student), told.sequence());
        sessions.putIfAbsent(mark.session().id(), new Told<>(told.sequence(), mark.session()));
      }
    }
    writeStudents(rows, seen);
    rows.addEnrolments(enrolments);
    rows.addSessions(sessions);
    return others(added);
  }

  /** Most that describe a student say no more than is known: that it is in one unit more. */
  private void writeStudents(AttendanceRows rows, Map<String, Told<Student>> seen)
      throws SQLException {
    Map<String, Student> there = rows.studentsThere(seen.keySet());
    List<Told<Student>> missing = new ArrayList<>();
    for (Map.Entry<String, Told<Student>> told : seen.entrySet()) {
      Student known = there.get(told.getKey());
      if (known == null) {
        missing.add(told.getValue());
      } else if (described.containsKey(told.getKey())
          && differs(known, told.getValue().content())) {
        rows.updateStudent(told.getValue());
      }
    }
    rows.addStudents(missing);
    rows.remember(seen.keySet());
  }

  /** Two spellings of an admission number are equal, yet the newer one is shown. */
  private static boolean differs(Student known, Student now) {
    return !known.equals(now) || !known.admission().value().equals(now.admission().value());
  }

  private Set<Long> others(Set<Long> added) {
    if (added.size() == marks.size()) {
      return Set.of();
    }
    Set<Long> others = new HashSet<>();
    marks.forEach(told -> others.add(told.sequence()));
    others.removeAll(added);
    return others;
  }
}
