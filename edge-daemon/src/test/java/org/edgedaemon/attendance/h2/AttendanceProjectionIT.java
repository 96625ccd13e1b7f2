package org.edgedaemon.attendance.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.Enrolled;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.report.MarkReport;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.ApplyResult;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.Opening;
import org.edgedaemon.punch.EventId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttendanceProjectionIT {
  private static final Student ANN = School.student("J17/2024", "Ann");
  private static final Student BEN = School.student("J18/2024", "Ben");
  private static final String[] TABLES = {"student", "enrolment", "attended_session", "mark"};

  @TempDir Path dataDir;

  @Test
  void marksAndStudentsBecomeRowsThatSurvive() {
    List<String> rows;
    try (School school = new School(dataDir)) {
      school.journal.apply(School.numbered(1, term(school)));
      rows = rows(school);
      assertThat(rows).hasSize(2 + 3 + 4 + 6);
      assertThat(school.journal.verify()).isEmpty();
    }
    try (School school = new School(dataDir)) {
      assertThat(rows(school)).isEqualTo(rows);
    }
  }

  @Test
  void appliedAgainNothingChanges() throws SQLException {
    try (School school = new School(dataDir)) {
      List<SequencedEntry> term = School.numbered(1, term(school));
      school.journal.apply(term);
      List<String> rows = rows(school);

      school.journal.apply(term);
      assertThat(rows(school)).isEqualTo(rows);

      List<SequencedEntry> later =
          term.stream().map(e -> new SequencedEntry(e.sequence() + 100, e.entry())).toList();
      school.journal.apply(later);
      assertThat(rows(school)).isEqualTo(rows);

      school.database.write(
          connection -> {
            new AttendanceProjection().apply(connection, term);
            return 0;
          });
      assertThat(rows(school)).isEqualTo(rows);
    }
  }

  @Test
  void theFirstMarkStaysAndTheNewestOfAStudent() {
    try (School school = new School(dataDir)) {
      Entry first = school.mark(new Register(), ANN, School.COMPUTING, 0).get(0);
      Mark again = AttendanceMarks.withAttended(first, 3);
      Entry renamed = school.student(enrolled(School.student("j17/2024", "Anne")), School.NOW);
      Entry older = school.student(enrolled(ANN), School.NOW.minusSeconds(9));
      school.journal.apply(School.numbered(1, List.of(first)));
      school.journal.apply(School.numbered(8, List.of(renamed)));
      // An entry whose id retention let go of comes again.
      school.database.write(
          connection -> {
            new AttendanceProjection()
                .apply(
                    connection,
                    List.of(
                        new SequencedEntry(9, AttendanceMarks.entry(again)),
                        new SequencedEntry(7, older)));
            return 0;
          });

      List<MarkReport> marks = school.queries.marks(List.of(1L, 9L));
      assertThat(marks).hasSize(1);
      assertThat(marks.get(0).sequence()).isEqualTo(1);
      assertThat(marks.get(0).mark().attended()).isEqualTo(1);
      assertThat(marks.get(0).mark().student().name()).isEqualTo("Anne");
      assertThat(marks.get(0).mark().student().admission()).hasToString("j17/2024");
      assertThat(school.journal.verify()).isEmpty();
    }
  }

  @Test
  void aMarkThatIsThereIsNotStoredAgainWhateverItsTime() {
    try (School school = new School(dataDir)) {
      Entry first = school.mark(new Register(), ANN, School.COMPUTING, 0).get(0);
      Mark mark = AttendanceEntries.mark(first);
      Entry later = AttendanceMarks.entry(AttendanceMarks.markedAt(mark, 5));
      Entry latest = AttendanceMarks.entry(AttendanceMarks.markedAt(mark, 9));
      Entry other = school.mark(new Register(), BEN, School.COMPUTING, 0).get(0);

      assertThat(school.journal.apply(School.numbered(1, List.of(first, later))))
          .isEqualTo(new ApplyResult(1, 1, 2));
      assertThat(school.journal.apply(School.numbered(3, List.of(latest, other))))
          .isEqualTo(new ApplyResult(1, 1, 4));

      assertThat(school.journal.entriesAfter(0, Set.of(EntryKind.MARK), 9))
          .extracting(SequencedEntry::sequence)
          .containsExactly(1L, 4L);
      assertThat(school.queries.marks(List.of(1L, 2L, 3L, 4L))).hasSize(2);
      assertThat(school.journal.verify()).isEmpty();
    }
  }

  @Test
  void aBackupAndTheIntakeGiveTheSameTables() throws IOException {
    List<String> rows;
    List<SequencedEntry> term;
    Path backups = Files.createDirectories(dataDir.resolve("backups"));
    try (School school = new School(dataDir)) {
      term = School.numbered(1, term(school));
      school.journal.apply(term.subList(0, 4));
      school.journal.backup(backups.resolve("journal-1.zip"));
      school.journal.apply(term.subList(4, term.size()));
      rows = rows(school);
    }
    Files.write(dataDir.resolve("journal.mv.db"), new byte[] {1, 2, 3});
    try (School school = new School(dataDir)) {
      assertThat(school.database.opening()).isInstanceOf(Opening.Restored.class);
      assertThat(rows(school)).isNotEqualTo(rows);
      school.journal.resume();
      school.journal.apply(term);
      assertThat(rows(school)).isEqualTo(rows);
      assertThat(school.journal.verify()).isEmpty();
    }
  }

  @Test
  void aJournalThatSteppedBackIsTakenUpAnewFromThere() throws IOException {
    Path backups = Files.createDirectories(dataDir.resolve("backups"));
    try (School school = new School(dataDir)) {
      List<SequencedEntry> term = School.numbered(1, term(school));
      school.journal.apply(term.subList(0, 2));
      school.journal.backup(backups.resolve("journal-1.zip"));
      school.journal.apply(term.subList(2, term.size()));
      List<String> rows = rows(school);

      school.database.write(c -> c.createStatement().executeUpdate("update mark set attended = 9"));
      school.database.checkpoint();
      assertThat(school.journal.verify()).isNotEmpty();
      awaitOpen(school);

      assertThatThrownBy(() -> school.journal.apply(term)).hasMessageContaining("stepped back");
      assertThat(school.journal.resume()).isEqualTo(2);
      school.journal.apply(term);
      assertThat(rows(school)).isEqualTo(rows);
      assertThat(school.journal.verify()).isEmpty();
    }
  }

  /** It is opened again a moment after a fault. */
  private static void awaitOpen(School school) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!isOpen(school)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static boolean isOpen(School school) {
    try {
      return school.journal.appliedSequence() >= 0;
    } catch (JournalException e) {
      return false;
    }
  }

  @Test
  void retentionLeavesAttendance() {
    try (School school = new School(dataDir)) {
      school.journal.apply(School.numbered(1, term(school)));
      List<String> rows = rows(school);

      assertThat(school.journal.deleteSettled(School.NOW.plusSeconds(1), 100)).isPositive();

      assertThat(school.journal.counts()).doesNotContainKey(EntryKind.MARK);
      assertThat(rows(school)).isEqualTo(rows);
      assertThat(school.journal.verify()).isEmpty();
    }
  }

  @Test
  void whatCannotBeUnderstoodHoldsNothingUp() {
    try (School school = new School(dataDir)) {
      Entry bad =
          new Entry(
              EntryKind.MARK,
              EventId.ofNaturalKey("bad"),
              School.GATE,
              LocalDateTime.of(2026, 3, 2, 8, 0),
              School.NOW,
              JsonBody.of("{\"student\":{\"admission_number\":\"J1\"}}"));
      List<Entry> entries = new ArrayList<>(List.of(bad));
      entries.addAll(school.mark(new Register(), ANN, School.COMPUTING, 0));
      school.journal.apply(School.numbered(1, entries));

      assertThat(school.journal.appliedSequence()).isEqualTo(3);
      assertThat(school.queries.marks(List.of(1L, 2L, 3L))).hasSize(1);
    }
  }

  @Test
  void theThoroughCheckSeesWhatWasNotWrittenSo() {
    for (String harm :
        new String[] {
          "update mark set attended = attended + 1 where sequence = 1",
          "update student set name = 'x' where admission_number = 'J17/2024'",
          "update attended_session set starts_at = starts_at + 1",
          "update enrolment set sequence = 9",
          "delete from enrolment where student_key = 'J18/2024'",
          "delete from student where student_key = 'J18/2024'",
          "delete from attended_session where session like 'CS%'",
        }) {
      Path dir = dataDir.resolve(Integer.toHexString(harm.hashCode()));
      try (School school = new School(create(dir))) {
        school.journal.apply(School.numbered(1, term(school)));
        school.database.write(c -> c.createStatement().executeUpdate(harm));
        assertThat(school.journal.verify()).as(harm).isNotEmpty();
      }
    }
  }

  private static List<Entry> term(School school) {
    Register register = new Register();
    List<Entry> entries = new ArrayList<>();
    entries.addAll(school.mark(register, ANN, School.COMPUTING, 0));
    entries.addAll(school.mark(register, BEN, School.COMPUTING, 0));
    entries.addAll(school.mark(register, ANN, School.COMPUTING, 1));
    entries.addAll(school.mark(register, ANN, School.COMPUTING, 1));
    entries.addAll(school.mark(register, BEN, School.COMPUTING, 2));
    entries.addAll(school.mark(register, ANN, School.MATHS, 0));
    entries.addAll(school.mark(register, ANN, School.COMPUTING, 2));
    return entries;
  }

  private static Enrolled enrolled(Student student) {
    return new Enrolled(student, new TreeSet<>(Set.of("CS101")));
  }

  private static Path create(Path dir) {
    try {
      return Files.createDirectories(dir);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Each row of each table as text. */
  private static List<String> rows(School school) {
    return school.database.read(
        connection -> {
          List<String> rows = new ArrayList<>();
          for (String table : TABLES) {
            try (Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery("select * from " + table + " order by sequence, 1, 2")) {
              while (row.next()) {
                rows.add(table + text(row));
              }
            }
          }
          return rows;
        });
  }

  private static String text(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      Object value = row.getObject(i);
      text.append(' ')
          .append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
    }
    return text.toString();
  }

  /** Marks that a desk would never make twice. */
  private static final class AttendanceMarks {
    static Mark withAttended(Entry entry, int attended) {
      Mark mark = AttendanceEntries.mark(entry);
      return new Mark(
          mark.eventId(),
          mark.student(),
          mark.unit(),
          mark.session(),
          mark.markedAt(),
          attended,
          mark.source(),
          mark.device());
    }

    static Mark markedAt(Mark mark, int minutesLater) {
      return new Mark(
          mark.eventId(),
          mark.student(),
          mark.unit(),
          mark.session(),
          mark.markedAt().plusMinutes(minutesLater),
          mark.attended(),
          mark.source(),
          mark.device());
    }

    static Entry entry(Mark mark) {
      return new AttendanceEntries("hq").mark(mark, School.GATE, Instant.EPOCH);
    }
  }
}
