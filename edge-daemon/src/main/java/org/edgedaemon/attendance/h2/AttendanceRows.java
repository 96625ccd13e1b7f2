package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.journal.h2.EntryColumns;
import org.edgedaemon.journal.h2.RowSum;
import org.jspecify.annotations.Nullable;

/** Writes rows. What is there already stays, but for {@link #updateStudent}. */
final class AttendanceRows {
  private static final String UNLESS_KNOWN = " on conflict do nothing";
  private static final String ADD_STUDENT =
      "insert into student (student_key, admission_number, name, email, phone, sequence, crc)"
          + " values (?, ?, ?, ?, ?, ?, ?)"
          + UNLESS_KNOWN;
  private static final String UPDATE_STUDENT =
      "update student set admission_number = ?, name = ?, email = ?, phone = ?, sequence = ?,"
          + " crc = ? where student_key = ? and sequence < ?";
  private static final String ADD_ENROLMENT =
      "insert into enrolment (student_key, unit, sequence, crc) values (?, ?, ?, ?)" + UNLESS_KNOWN;
  private static final String ADD_SESSION =
      "insert into attended_session (session, unit, starts_at, starts_offset, sequence, crc)"
          + " values (?, ?, ?, ?, ?, ?)"
          + UNLESS_KNOWN;
  private static final String ADD_MARK =
      "insert into mark (sequence, event_id, student_key, session, unit, unit_name, lessons,"
          + " marked_at, marked_offset, attended, source, device, crc)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + UNLESS_KNOWN;

  private AttendanceRows() {}

  static void addStudent(Connection connection, long sequence, Student student)
      throws SQLException {
    add(
        connection,
        ADD_STUDENT,
        student.admission().key(),
        student.admission().value(),
        student.name(),
        student.email(),
        student.phone(),
        sequence);
  }

  /** Unless something newer is known. */
  static void updateStudent(Connection connection, long sequence, Student student)
      throws SQLException {
    String key = student.admission().key();
    String number = student.admission().value();
    try (PreparedStatement update = connection.prepareStatement(UPDATE_STUDENT)) {
      update.setString(1, number);
      update.setString(2, student.name());
      update.setString(3, student.email());
      update.setString(4, student.phone());
      update.setLong(5, sequence);
      update.setInt(
          6, RowSum.of(key, number, student.name(), student.email(), student.phone(), sequence));
      update.setString(7, key);
      update.setLong(8, sequence);
      update.executeUpdate();
    }
  }

  static void addEnrolment(Connection connection, long sequence, String student, String unit)
      throws SQLException {
    add(connection, ADD_ENROLMENT, student, unit, sequence);
  }

  static void addSession(Connection connection, long sequence, Session session)
      throws SQLException {
    add(
        connection,
        ADD_SESSION,
        session.id(),
        session.unit().value(),
        EntryColumns.micros(session.startsAt().toInstant()),
        session.startsAt().getOffset().getTotalSeconds(),
        sequence);
  }

  static void addMark(Connection connection, long sequence, Mark mark) throws SQLException {
    add(
        connection,
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

  /** The checksum is the last column of every table. */
  private static void add(Connection connection, String sql, @Nullable Object... columns)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.length; i++) {
        insert.setObject(i + 1, columns[i]);
      }
      insert.setInt(columns.length + 1, RowSum.of(columns));
      insert.executeUpdate();
    }
  }
}
