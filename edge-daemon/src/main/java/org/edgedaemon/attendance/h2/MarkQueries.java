package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.report.MarkFilter;
import org.edgedaemon.attendance.report.MarkReport;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/** Marks with their students and sessions. */
final class MarkQueries {
  private static final String COLUMNS =
      "select m.sequence, m.event_id, m.unit, m.unit_name, m.lessons, m.marked_at,"
          + " m.marked_offset, m.attended, m.source, m.device, "
          + StudentQueries.COLUMNS
          + ", "
          + SessionQueries.COLUMNS;
  private static final String MARKS =
      COLUMNS
          + " from mark m join student s on s.student_key = m.student_key"
          + " join attended_session a on a.session = m.session";

  /**
   * Marks are found by their session, and there is no index of marks by student: it would be
   * written all over with every mark. A student's are looked for in the sessions of its units.
   */
  private static final String OF_STUDENT =
      COLUMNS
          + " from student s join enrolment e on e.student_key = s.student_key"
          + " join attended_session a on a.unit = e.unit"
          + " join mark m on m.session = a.session and m.student_key = s.student_key";

  private static final int STUDENT = 11;
  private static final int SESSION = 15;

  private MarkQueries() {}

  static List<MarkReport> run(Connection connection, MarkFilter filter) throws SQLException {
    Select select = new Select(filter.student() == null ? MARKS : OF_STUDENT);
    return select
        .andIf("s.student_key = ?", filter.student() == null ? null : filter.student().key())
        .andIf("a.unit = ?", filter.unit() == null ? null : filter.unit().value())
        .andIf("m.session = ?", filter.session())
        .andIf("m.marked_at >= ?", SessionQueries.micros(filter.from()))
        .andIf("m.marked_at < ?", SessionQueries.micros(filter.to()))
        .and("m.sequence > ?", filter.afterSequence())
        .order("m.sequence", filter.limit())
        .read(connection, MarkQueries::mark);
  }

  static List<MarkReport> of(Connection connection, Collection<Long> sequences)
      throws SQLException {
    List<MarkReport> found = new ArrayList<>();
    for (long sequence : new TreeSet<>(sequences)) {
      found.addAll(
          new Select(MARKS).and("m.sequence = ?", sequence).read(connection, MarkQueries::mark));
    }
    return found;
  }

  private static MarkReport mark(ResultSet row) throws SQLException {
    String device = row.getString(10);
    return new MarkReport(
        row.getLong(1),
        new Mark(
            EventId.ofBytes(row.getBytes(2), 0),
            StudentQueries.student(row, STUDENT),
            new Unit(new UnitCode(row.getString(3)), row.getString(4), row.getInt(5)),
            SessionQueries.session(row, SESSION),
            SessionQueries.time(row.getLong(6), row.getInt(7)),
            row.getInt(8),
            row.getString(9),
            device == null ? null : new DeviceId(device)));
  }
}
