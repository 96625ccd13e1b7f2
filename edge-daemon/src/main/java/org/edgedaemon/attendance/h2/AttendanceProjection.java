package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.edgedaemon.attendance.AttendanceEntries;
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

  private final Remembered there = new Remembered();

  @Override
  public List<SequencedEntry> apply(Connection connection, List<SequencedEntry> entries)
      throws SQLException {
    AttendanceBatch batch = new AttendanceBatch();
    entries.forEach(entry -> read(entry, batch));
    Set<Long> known = batch.write(new AttendanceRows(connection, there));
    return known.isEmpty()
        ? entries
        : entries.stream().filter(entry -> !known.contains(entry.sequence())).toList();
  }

  @Override
  public void forget() {
    there.clear();
  }

  private static void read(SequencedEntry sequenced, AttendanceBatch batch) {
    Entry entry = sequenced.entry();
    try {
      switch (entry.kind()) {
        case MARK -> batch.add(sequenced.sequence(), AttendanceEntries.mark(entry));
        case STUDENT -> batch.add(sequenced.sequence(), AttendanceEntries.student(entry));
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
}
