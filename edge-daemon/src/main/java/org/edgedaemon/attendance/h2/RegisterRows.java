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
  private static final PairPages ENROLMENTS = new PairPages("enrolment", "unit", "student_key");
  private static final String SESSIONS =
      "select session, unit from attended_session where session > ? order by session limit " + PAGE;

  /** A mark is of the unit that its session is of, so the index says it all. */
  private static final PairPages MARKS =
      new PairPages("mark use index (mark_once)", "session", "student_key");

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
      ENROLMENTS.forEach(
          connection, (unit, student) -> register.loadEnrolment(student, unit(unit)));
      loadSessions();
      MARKS.forEach(connection, (session, student) -> register.loadMark(student, session));
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

  private void loadSessions() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SESSIONS)) {
      String after = "";
      int read = PAGE;
      while (read == PAGE) {
        select.setString(1, after);
        read = 0;
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            after = row.getString(1);
            register.loadSession(after, unit(row.getString(2)));
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
