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
    try (AttendanceRows rows = new AttendanceRows(connection)) {
      for (SequencedEntry sequenced : entries) {
        apply(rows, sequenced);
      }
    }
  }

  private static void apply(AttendanceRows rows, SequencedEntry sequenced) throws SQLException {
    Entry entry = sequenced.entry();
    try {
      switch (entry.kind()) {
        case MARK -> mark(rows, sequenced.sequence(), AttendanceEntries.mark(entry));
        case STUDENT -> student(rows, sequenced.sequence(), AttendanceEntries.student(entry));
        default -> {
          // Nothing that is about attendance.
        }
      }
    } catch (UnreadableBodyException e) {
      log.error(
          "{} {} (sequence {}) is in the journal but not in the tables of attendance: {}",
          entry.kind().wireName(),
          entry.eventId(),
          sequenced.sequence(),
          e.getMessage());
    }
  }

  private static void mark(AttendanceRows rows, long sequence, Mark mark) throws SQLException {
    rows.addStudent(sequence, mark.student());
    rows.addEnrolment(sequence, mark.student().admission().key(), mark.unit().code().value());
    rows.addSession(sequence, mark.session());
    rows.addMark(sequence, mark);
  }

  private static void student(AttendanceRows rows, long sequence, Enrolled enrolled)
      throws SQLException {
    rows.addStudent(sequence, enrolled.student());
    rows.updateStudent(sequence, enrolled.student());
    for (String unit : enrolled.units()) {
      rows.addEnrolment(sequence, enrolled.student().admission().key(), unit);
    }
  }
}
