package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.journal.h2.EntryColumns;
import org.edgedaemon.journal.h2.RowSum;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one batch. What is there already stays, but for {@link #updateStudent}. Most
 * marks are of students, enrolments and sessions that are there: those are looked for before they
 * are inserted, once in a batch.
 */
final class AttendanceRows implements AutoCloseable {
  private static final String HAS_STUDENT = "select 1 from student where student_key = ?";
  private static final String ADD_STUDENT =
      "insert into student (student_key, admission_number, name, email, phone, sequence, crc)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE_STUDENT =
      "update student set admission_number = ?, name = ?, email = ?, phone = ?, sequence = ?,"
          + " crc = ? where student_key = ? and sequence < ?";
  private static final String HAS_ENROLMENT =
      "select 1 from enrolment where student_key = ? and unit = ?";
  private static final String ADD_ENROLMENT =
      "insert into enrolment (student_key, unit, sequence, crc) values (?, ?, ?, ?)";
  private static final String HAS_SESSION = "select 1 from attended_session where session = ?";
  private static final String ADD_SESSION =
      "insert into attended_session (session, unit, starts_at, starts_offset, sequence, crc)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String ADD_MARK =
      "insert into mark (sequence, event_id, student_key, session, unit, unit_name, lessons,"
          + " marked_at, marked_offset, attended, source, device, crc)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** What surely is there: the query that looks for it, and its key. */
  private final Set<List<?>> there = new HashSet<>();

  AttendanceRows(Connection connection) {
    this.connection = connection;
  }

  void addStudent(long sequence, Student student) throws SQLException {
    String key = student.admission().key();
    if (isMissing(HAS_STUDENT, key)) {
      insert(
          ADD_STUDENT,
          key,
          student.admission().value(),
          student.name(),
          student.email(),
          student.phone(),
          sequence);
    }
  }

  /** Unless something newer is known. */
  void updateStudent(long sequence, Student student) throws SQLException {
    String key = student.admission().key();
    String number = student.admission().value();
    int sum = RowSum.of(key, number, student.name(), student.email(), student.phone(), sequence);
    execute(
        UPDATE_STUDENT,
        number,
        student.name(),
        student.email(),
        student.phone(),
        sequence,
        sum,
        key,
        sequence);
  }

  void addEnrolment(long sequence, String student, String unit) throws SQLException {
    if (isMissing(HAS_ENROLMENT, student, unit)) {
      insert(ADD_ENROLMENT, student, unit, sequence);
    }
  }

  void addSession(long sequence, Session session) throws SQLException {
    if (isMissing(HAS_SESSION, session.id())) {
      insert(
          ADD_SESSION,
          session.id(),
          session.unit().value(),
          EntryColumns.micros(session.startsAt().toInstant()),
          session.startsAt().getOffset().getTotalSeconds(),
          sequence);
    }
  }

  void addMark(long sequence, Mark mark) throws SQLException {
    insert(
        ADD_MARK,
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

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }

  /** Whoever is told that something is missing adds it. */
  private boolean isMissing(String query, String... key) throws SQLException {
    if (!there.add(List.of(query, List.of(key)))) {
      return false;
    }
    PreparedStatement select = statement(query);
    for (int i = 0; i < key.length; i++) {
      select.setString(i + 1, key[i]);
    }
    try (ResultSet row = select.executeQuery()) {
      return !row.next();
    }
  }

  /** The checksum is the last column of every table. */
  private void insert(String sql, @Nullable Object... columns) throws SQLException {
    @Nullable Object[] all = new @Nullable Object[columns.length + 1];
    System.arraycopy(columns, 0, all, 0, columns.length);
    all[columns.length] = RowSum.of(columns);
    execute(sql, all);
  }

  private void execute(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }

  /** Each is prepared once in a batch: H2 remembers fewer than an apply needs. */
  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }
}
