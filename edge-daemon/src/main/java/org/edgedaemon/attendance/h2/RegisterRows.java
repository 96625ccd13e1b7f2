package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.journal.h2.JournalDamagedException;

/** Reads all of attendance into a register, page by page: H2 gathers a whole answer in memory. */
final class RegisterRows {
  private static final int PAGE = 2_000;
  private static final String STUDENTS =
      "select student_key, "
          + StudentQueries.COLUMNS
          + " from student s where student_key > ? order by student_key limit "
          + PAGE;
  private static final String ENROLMENTS =
      "select student_key, unit from enrolment where student_key > ?"
          + " or (student_key = ? and unit > ?) order by student_key, unit limit "
          + PAGE;
  private static final String MARKS =
      "select sequence, student_key, unit, session from mark where sequence > ?"
          + " order by sequence limit "
          + PAGE;

  private final Connection connection;
  private final Register register;

  /** One text for each unit, however many rows name it. */
  private final Map<String, UnitCode> units = new HashMap<>();

  RegisterRows(Connection connection, Register register) {
    this.connection = connection;
    this.register = register;
  }

  /** What does not hang together is damage: then a backup and the intake are the truth. */
  void load() throws SQLException {
    try {
      loadStudents();
      loadEnrolments();
      loadMarks();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new JournalDamagedException("attendance does not hang together: " + e.getMessage(), e);
    }
  }

  private void loadStudents() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STUDENTS)) {
      String after = "";
      int read = PAGE;
      while (read == PAGE) {
        select.setString(1, after);
        read = 0;
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            after = row.getString(1);
            register.load(StudentQueries.student(row, 2));
            read++;
          }
        }
      }
    }
  }

  private void loadEnrolments() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ENROLMENTS)) {
      String student = "";
      String unit = "";
      int read = PAGE;
      while (read == PAGE) {
        select.setString(1, student);
        select.setString(2, student);
        select.setString(3, unit);
        read = 0;
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            student = row.getString(1);
            unit = row.getString(2);
            register.loadEnrolment(student, unit(unit));
            read++;
          }
        }
      }
    }
  }

  private void loadMarks() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MARKS)) {
      long after = 0;
      int read = PAGE;
      while (read == PAGE) {
        select.setLong(1, after);
        read = 0;
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            after = row.getLong(1);
            register.loadMark(row.getString(2), unit(row.getString(3)), row.getString(4));
            read++;
          }
        }
      }
    }
  }

  private UnitCode unit(String code) {
    return units.computeIfAbsent(code, UnitCode::new);
  }
}
