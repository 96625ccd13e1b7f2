package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.report.MarkFilter;
import org.edgedaemon.attendance.report.MarkReport;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/** Marks with their students and sessions. */
final class MarkQueries {
  private static final String MARKS =
      "select m.sequence, m.event_id, m.unit, m.unit_name, m.lessons, m.marked_at,"
          + " m.marked_offset, m.attended, m.source, m.device, "
          + StudentQueries.COLUMNS
          + ", "
          + SessionQueries.COLUMNS
          + " from mark m join student s on s.student_key = m.student_key"
          + " join attended_session a on a.session = m.session";
  private static final int STUDENT = 11;
  private static final int SESSION = 15;

  private MarkQueries() {}

  static List<MarkReport> run(Connection connection, MarkFilter filter) throws SQLException {
    return new Select(MARKS)
        .andIf("m.unit = ?", filter.unit() == null ? null : filter.unit().value())
        .andIf("m.student_key = ?", filter.student() == null ? null : filter.student().key())
        .andIf("m.session = ?", filter.session())
        .andIf("m.marked_at >= ?", SessionQueries.micros(filter.from()))
        .andIf("m.marked_at < ?", SessionQueries.micros(filter.to()))
        .and("m.sequence > ?", filter.afterSequence())
        .order("m.sequence", filter.limit())
        .read(connection, MarkQueries::mark);
  }

  static List<MarkReport> of(Connection connection, Collection<EventId> ids) throws SQLException {
    List<MarkReport> found = new ArrayList<>();
    for (EventId id : ids) {
      found.addAll(
          new Select(MARKS)
              .and("m.event_id = ?", (Object) id.toBytes())
              .read(connection, MarkQueries::mark));
    }
    found.sort(Comparator.comparingLong(MarkReport::sequence));
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
