package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.h2.AttendanceBatch.Enrolment;
import org.edgedaemon.attendance.h2.AttendanceBatch.Told;
import org.edgedaemon.journal.h2.EntryColumns;
import org.edgedaemon.journal.h2.RowInserts;
import org.edgedaemon.journal.h2.RowSum;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one batch. What is there already stays, but for {@link #updateStudent}. */
final class AttendanceRows {
  private static final RowInserts<@Nullable Object[]> STUDENTS =
      inserts("student (student_key, admission_number, name, email, phone, sequence, crc)", 7, "");
  private static final RowInserts<@Nullable Object[]> ENROLMENTS =
      inserts("enrolment (student_key, unit, sequence, crc)", 4, "");
  private static final RowInserts<@Nullable Object[]> SESSIONS =
      inserts("attended_session (session, unit, starts_at, starts_offset, sequence, crc)", 6, "");
  private static final RowInserts<@Nullable Object[]> MARKS =
      inserts(
          "mark (sequence, event_id, student_key, session, unit, unit_name, lessons, marked_at,"
              + " marked_offset, attended, source, device, crc)",
          13,
          " on conflict do nothing");
  private static final String UPDATE_STUDENT =
      "update student set admission_number = ?, name = ?, email = ?, phone = ?, sequence = ?,"
          + " crc = ? where student_key = ? and sequence < ?";
  private static final String HAS_ENROLMENT =
      "select 1 from enrolment where unit = ? and student_key = ?";
  private static final String ADDED = "select sequence from mark where sequence between ? and ?";

  /** Looked for at once. */
  private static final int CHUNK = 50;

  private static final String SOME = "(?" + ", ?".repeat(CHUNK - 1) + ")";
  private static final String STUDENTS_THERE =
      "select student_key, "
          + StudentQueries.COLUMNS
          + " from student s where student_key in "
          + SOME;
  private static final String SESSIONS_THERE =
      "select session from attended_session where session in " + SOME;

  private final Connection connection;
  private final Remembered there;

  /** Takes what it wants of a row. */
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * @param there of the transactions before, and of this one
   */
  AttendanceRows(Connection connection, Remembered there) {
    this.connection = connection;
    this.there = there;
  }

  /**
   * Most marks are news, so they are inserted without looking. Returns the sequences of those that
   * were.
   *
   * @param marks in the order of their sequences
   */
  Set<Long> addMarks(List<Told<Mark>> marks) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(marks.size());
    Set<Long> added = new HashSet<>();
    for (Told<Mark> told : marks) {
      rows.add(row(told.sequence(), told.content()));
      added.add(told.sequence());
    }
    if (MARKS.insert(connection, rows) < rows.size()) {
      added.retainAll(added(marks.get(0).sequence(), marks.get(marks.size() - 1).sequence()));
    }
    return added;
  }

  /** Those of these keys that are there, as they are. */
  Map<String, Student> studentsThere(Collection<String> keys) throws SQLException {
    Map<String, Student> there = new HashMap<>();
    lookUp(
        STUDENTS_THERE, keys, row -> there.put(row.getString(1), StudentQueries.student(row, 2)));
    return there;
  }

  /** None of whom is there. */
  void addStudents(Collection<Told<Student>> students) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Told<Student> told : students) {
      Student student = told.content();
      rows.add(
          summed(
              student.admission().key(),
              student.admission().value(),
              student.name(),
              student.email(),
              student.phone(),
              told.sequence()));
    }
    STUDENTS.insert(connection, rows);
  }

  /** Unless something newer is known. */
  void updateStudent(Told<Student> told) throws SQLException {
    Student student = told.content();
    String key = student.admission().key();
    String number = student.admission().value();
    long sequence = told.sequence();
    int sum = RowSum.of(key, number, student.name(), student.email(), student.phone(), sequence);
    try (PreparedStatement update = connection.prepareStatement(UPDATE_STUDENT)) {
      bind(
          update,
          1,
          number,
          student.name(),
          student.email(),
          student.phone(),
          sequence,
          sum,
          key,
          sequence);
      update.executeUpdate();
    }
  }

  /** Whether a student is remembered to be there. */
  boolean isRemembered(String student) {
    return there.has(student);
  }

  /** These students are there from now on. */
  void remember(Collection<String> students) {
    students.forEach(there::add);
  }

  /**
   * @param enrolments with the entry that says each
   */
  void addEnrolments(Map<Enrolment, Long> enrolments) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(HAS_ENROLMENT)) {
      for (Map.Entry<Enrolment, Long> told : enrolments.entrySet()) {
        Enrolment enrolment = told.getKey();
        String key = enrolment.unit() + '|' + enrolment.student();
        if (!there.has(key)) {
          if (isMissing(select, enrolment)) {
            rows.add(summed(enrolment.student(), enrolment.unit(), told.getValue()));
          }
          there.add(key);
        }
      }
    }
    ENROLMENTS.insert(connection, rows);
  }

  private static boolean isMissing(PreparedStatement select, Enrolment enrolment)
      throws SQLException {
    bind(select, 1, enrolment.unit(), enrolment.student());
    try (ResultSet row = select.executeQuery()) {
      return !row.next();
    }
  }

  /**
   * @param sessions by their ids
   */
  void addSessions(Map<String, Told<Session>> sessions) throws SQLException {
    Set<String> there = new HashSet<>();
    lookUp(SESSIONS_THERE, sessions.keySet(), row -> there.add(row.getString(1)));
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Told<Session> told : sessions.values()) {
      Session session = told.content();
      if (!there.contains(session.id())) {
        rows.add(
            summed(
                session.id(),
                session.unit().value(),
                EntryColumns.micros(session.startsAt().toInstant()),
                session.startsAt().getOffset().getTotalSeconds(),
                told.sequence()));
      }
    }
    SESSIONS.insert(connection, rows);
  }

  private static @Nullable Object[] row(long sequence, Mark mark) {
    return summed(
        sequence,
        mark.eventId().toBytes(),
        mark.student().admission().key(),
        mark.session().id(),
        mark.unit().code().value(),
        mark.unit().name(),
        mark.unit().lessons(),
        EntryColumns.micros(mark.markedAt().toInstant()),
        mark.markedAt().getOffset().getTotalSeconds(),
        mark.attended(),
        mark.source(),
        mark.device() == null ? null : mark.device().value());
  }

  private Set<Long> added(long first, long last) throws SQLException {
    Set<Long> added = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(ADDED)) {
      bind(select, 1, first, last);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          added.add(row.getLong(1));
        }
      }
    }
    return added;
  }

  /** Places that are left over ask for the last key again. */
  private void lookUp(String query, Collection<String> keys, Row reader) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    List<String> all = List.copyOf(keys);
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int from = 0; from < all.size(); from += CHUNK) {
        for (int i = 0; i < CHUNK; i++) {
          select.setString(i + 1, all.get(Math.min(from + i, all.size() - 1)));
        }
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            reader.read(row);
          }
        }
      }
    }
  }

  private static RowInserts<@Nullable Object[]> inserts(String into, int columns, String ending) {
    return new RowInserts<>(into, columns, ending, AttendanceRows::bind);
  }

  /** The checksum is the last column of every table. */
  private static @Nullable Object[] summed(@Nullable Object... columns) {
    @Nullable Object[] all = new @Nullable Object[columns.length + 1];
    System.arraycopy(columns, 0, all, 0, columns.length);
    all[columns.length] = RowSum.of(columns);
    return all;
  }

  private static void bind(PreparedStatement statement, int first, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(first + i, values[i]);
    }
  }
}
