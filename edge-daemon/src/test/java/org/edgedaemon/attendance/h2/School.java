package org.edgedaemon.attendance.h2;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.Enrolled;
import org.edgedaemon.attendance.MarkOutcome;
import org.edgedaemon.attendance.MarkRequest;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.punch.DeviceId;

/** A journal with attendance in a folder, and what a desk would put into it. */
final class School implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-02T05:00:00.123456Z");
  static final DeviceId GATE = new DeviceId("gate");
  static final Unit COMPUTING = new Unit(new UnitCode("CS101"), "Computing", 4);
  static final Unit MATHS = new Unit(new UnitCode("MA102"), "Mathematics", 12);

  final H2Database database;
  final H2Journal journal;
  final AttendanceQueries queries;
  private final AttendanceEntries entries = new AttendanceEntries("hq");

  School(Path dataDir) {
    database =
        H2Database.open(new JournalFiles(dataDir), InstantSource.fixed(NOW), System::nanoTime);
    journal = new H2Journal(database, new AttendanceProjection());
    queries = new AttendanceQueries(database, School::unit);
  }

  static Unit unit(UnitCode code) {
    return code.equals(COMPUTING.code()) ? COMPUTING : MATHS;
  }

  static Student student(String number, String name) {
    return new Student(new AdmissionNumber(number), name, null, null);
  }

  /** Meets each week at eight, Nairobi time. */
  static Session session(Unit unit, int week) {
    OffsetDateTime start =
        OffsetDateTime.of(2026, 3, 2, 8, 0, 0, 0, ZoneOffset.ofHours(3)).plusWeeks(week);
    return new Session(unit.code() + "@" + start.toLocalDate(), unit.code(), start);
  }

  /** The entries of a mark; none when it is not the first. */
  List<Entry> mark(Register register, Student student, Unit unit, int week) {
    Session session = session(unit, week);
    MarkOutcome outcome =
        register.mark(
            new MarkRequest(
                student, session, unit, session.startsAt().plusMinutes(3), "zk-live", GATE));
    List<Entry> told = new ArrayList<>();
    if (outcome instanceof MarkOutcome.New first) {
      told.add(entries.mark(first.mark(), GATE, NOW));
      if (first.changed() != null) {
        told.add(entries.student(first.changed(), GATE, NOW));
      }
    }
    return told;
  }

  Entry student(Enrolled enrolled, Instant at) {
    return entries.student(enrolled, GATE, at);
  }

  static List<SequencedEntry> numbered(long first, List<Entry> entries) {
    List<SequencedEntry> numbered = new ArrayList<>();
    for (Entry entry : entries) {
      numbered.add(new SequencedEntry(first + numbered.size(), entry));
    }
    return numbered;
  }

  @Override
  public void close() {
    database.close();
  }
}
