package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.Enrolled;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.UnreadableBodyException;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.h2.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps students, enrolments, sessions and marks in step with the journal. To apply an entry again
 * changes nothing: the first mark of a student at a session stays, and so does what a later entry
 * said of a student.
 */
public final class AttendanceProjection implements Projection {
  private static final Logger log = LoggerFactory.getLogger(AttendanceProjection.class);

  @Override
  public void apply(Connection connection, List<SequencedEntry> entries) throws SQLException {
    for (SequencedEntry sequenced : entries) {
      try {
        apply(connection, sequenced);
      } catch (UnreadableBodyException e) {
        log.error(
            "{} {} (sequence {}) is in the journal but not in the tables of attendance: {}",
            sequenced.entry().kind().wireName(),
            sequenced.entry().eventId(),
            sequenced.sequence(),
            e.getMessage());
      }
    }
  }

  private static void apply(Connection connection, SequencedEntry sequenced) throws SQLException {
    Entry entry = sequenced.entry();
    switch (entry.kind()) {
      case MARK -> mark(connection, sequenced.sequence(), AttendanceEntries.mark(entry));
      case STUDENT -> student(connection, sequenced.sequence(), AttendanceEntries.student(entry));
      default -> {
        // Nothing that is about attendance.
      }
    }
  }

  private static void mark(Connection connection, long sequence, Mark mark) throws SQLException {
    String student = mark.student().admission().key();
    AttendanceRows.addStudent(connection, sequence, mark.student());
    AttendanceRows.addEnrolment(connection, sequence, student, mark.unit().code().value());
    AttendanceRows.addSession(connection, sequence, mark.session());
    AttendanceRows.addMark(connection, sequence, mark);
  }

  private static void student(Connection connection, long sequence, Enrolled enrolled)
      throws SQLException {
    AttendanceRows.addStudent(connection, sequence, enrolled.student());
    AttendanceRows.updateStudent(connection, sequence, enrolled.student());
    for (String unit : enrolled.units()) {
      AttendanceRows.addEnrolment(connection, sequence, enrolled.student().admission().key(), unit);
    }
  }
}
