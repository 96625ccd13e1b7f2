package org.edgedaemon.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** Is what the tables of attendance hold what was written, and does it hang together? */
final class AttendanceCheck {
  private static final int PAGE = 1_000;

  private static final String STUDENTS =
      "select student_key, admission_number, name, email, phone, sequence, crc from student";
  private static final String ENROLMENTS = "select student_key, unit, sequence, crc from enrolment";
  private static final String SESSIONS =
      "select session, unit, starts_at, starts_offset, sequence, crc from attended_session";
  private static final String MARKS =
      "select sequence, event_id, student_key, session, unit, unit_name, lessons, marked_at,"
          + " marked_offset, attended, source, device, crc from mark where sequence > ?"
          + " order by sequence limit "
          + PAGE;

  private static final String STRAY_ENROLMENTS =
      "select count(*) from enrolment e where not exists"
          + " (select 1 from student s where s.student_key = e.student_key)";
  private static final String STRAY_MARKS =
      "select count(*) from mark m where not exists (select 1 from enrolment e"
          + " where e.unit = m.unit and e.student_key = m.student_key)"
          + " or not exists (select 1 from attended_session s where s.session = m.session)";
  private static final String MARKS_IN_INDEX =
      "select count(*), coalesce(sum(sequence), 0) from mark use index (mark_once)"
          + " where session >= ''";

  private final Connection connection;
  private final Consumer<String> problems;

  AttendanceCheck(Connection connection, Consumer<String> problems) {
    this.connection = connection;
    this.problems = problems;
  }

  void run() throws SQLException {
    readAll(STUDENTS, "student");
    readAll(ENROLMENTS, "enrolment");
    readAll(SESSIONS, "attended_session");
    readMarks();
    requireNone(STRAY_ENROLMENTS, "enrolments are of no known student");
    requireNone(STRAY_MARKS, "marks are of no known enrolment or session");
  }

  private void readAll(String sql, String what) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        checkRow(row, what);
      }
    }
  }

  private void readMarks() throws SQLException {
    long count = 0;
    long sum = 0;
    long last = 0;
    try (PreparedStatement statement = connection.prepareStatement(MARKS)) {
      boolean more = true;
      while (more) {
        statement.setLong(1, last);
        more = false;
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            checkRow(row, "mark");
            last = row.getLong(1);
            sum += last;
            count++;
            more = true;
          }
        }
      }
    }
    compareIndex(count, sum);
  }

  private void compareIndex(long count, long sum) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MARKS_IN_INDEX)) {
      row.next();
      if (row.getLong(1) != count || row.getLong(2) != sum) {
        problems.accept(
            "the index of marks does not agree with the marks: "
                + row.getLong(1)
                + " rows, "
                + count
                + " rows");
      }
    }
  }

  private void checkRow(ResultSet row, String what) throws SQLException {
    int columns = row.getMetaData().getColumnCount() - 1;
    Object[] values = new Object[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = row.getObject(i + 1);
    }
    if (RowSum.of(values) != row.getInt(columns + 1)) {
      problems.accept("a row of table " + what + " is not what was written");
    }
  }

  private void requireNone(String sql, String what) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      if (row.getLong(1) != 0) {
        problems.accept(row.getLong(1) + " " + what);
      }
    }
  }
}
