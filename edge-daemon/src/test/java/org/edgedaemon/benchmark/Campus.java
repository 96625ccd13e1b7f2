package org.edgedaemon.benchmark;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.MarkOutcome;
import org.edgedaemon.attendance.MarkRequest;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;

/**
 * A college whose students are marked hour by hour: 10,000 students in six of 200 units each, a
 * lesson of a unit a week, twenty lessons at a time, everybody of an hour in any order. What comes
 * of it is what the desk would write: a mark, and a student where a mark made or enrolled one.
 */
final class Campus {
  static final int STUDENTS = 10_000;

  private static final int UNITS = 200;
  private static final int UNITS_OF_A_STUDENT = 6;
  private static final int AT_A_TIME = 20;
  private static final int HOURS_OF_A_WEEK = UNITS / AT_A_TIME;
  private static final DeviceId GATE = new DeviceId("gate");
  private static final OffsetDateTime START =
      OffsetDateTime.of(2026, 1, 5, 8, 0, 0, 0, ZoneOffset.ofHours(3))
          .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  private final Register register = new Register();
  private final AttendanceEntries entries = new AttendanceEntries("hq");
  private final Random random = new Random(7);
  private final List<List<Integer>> members = new ArrayList<>();
  private long sequence;
  private int marks;
  private int hour;

  Campus() {
    for (int unit = 0; unit < UNITS; unit++) {
      members.add(new ArrayList<>());
    }
    for (int student = 0; student < STUDENTS; student++) {
      List<Integer> chosen = new ArrayList<>();
      for (int i = 0; i < UNITS_OF_A_STUDENT; i++) {
        int unit = random.nextInt(UNITS);
        if (!chosen.contains(unit)) {
          chosen.add(unit);
          members.get(unit).add(student);
        }
      }
    }
  }

  /** Marks made so far. */
  int marks() {
    return marks;
  }

  /** Entries of the next hour: some 6,000 marks. */
  List<SequencedEntry> nextHour() {
    int week = hour / HOURS_OF_A_WEEK;
    int slot = hour++ % HOURS_OF_A_WEEK;
    OffsetDateTime start = START.plusWeeks(week).plusDays(slot / 2).plusHours(slot % 2 * 3L);
    List<int[]> seen = new ArrayList<>();
    for (int unit = slot * AT_A_TIME; unit < (slot + 1) * AT_A_TIME; unit++) {
      for (int student : members.get(unit)) {
        seen.add(new int[] {unit, student});
      }
    }
    Collections.shuffle(seen, random);
    List<SequencedEntry> written = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      OffsetDateTime at = start.plusNanos(3_600_000_000_000L / seen.size() * i);
      mark(seen.get(i)[0], seen.get(i)[1], start, at).forEach(e -> written.add(numbered(e)));
    }
    return written;
  }

  private List<Entry> mark(int unitNumber, int student, OffsetDateTime start, OffsetDateTime at) {
    Unit unit = new Unit(new UnitCode("CS" + (100 + unitNumber)), "Computing " + unitNumber, 12);
    String line = "cs" + (100 + unitNumber) + "-" + start.getDayOfWeek().getValue();
    Session session = new Session(line + "@" + start.toLocalDate(), unit.code(), start);
    MarkOutcome outcome =
        register.mark(new MarkRequest(student(student), session, unit, at, "zk-live", GATE));
    List<Entry> told = new ArrayList<>();
    if (outcome instanceof MarkOutcome.New first) {
      marks++;
      Instant now = at.toInstant();
      if (first.changed() != null) {
        told.add(entries.student(first.changed(), GATE, now));
      }
      told.add(entries.mark(first.mark(), GATE, now));
    }
    return told;
  }

  static Student student(int number) {
    return new Student(
        new AdmissionNumber("J17-%05d/2024".formatted(number * 7919 % STUDENTS)),
        "Student Number " + number,
        "s%05d@students.example.ac.ke".formatted(number),
        "+2547%08d".formatted(number));
  }

  private SequencedEntry numbered(Entry entry) {
    return new SequencedEntry(++sequence, entry);
  }
}
