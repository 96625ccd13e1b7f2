package org.edgedaemon.attendance.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.MarkOutcome;
import org.edgedaemon.attendance.MarkRequest;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.report.MarkFilter;
import org.edgedaemon.attendance.report.MarkReport;
import org.edgedaemon.attendance.report.ReportException;
import org.edgedaemon.attendance.report.SessionFilter;
import org.edgedaemon.attendance.report.SessionReport;
import org.edgedaemon.attendance.report.StudentFilter;
import org.edgedaemon.attendance.report.StudentReport;
import org.edgedaemon.entry.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttendanceQueriesIT {
  private static final UnitCode CS101 = School.COMPUTING.code();

  @TempDir Path dataDir;
  private School school;

  /** Student n comes to the first n+1 weeks of computing, student 0 also to mathematics. */
  @BeforeEach
  void open() {
    school = new School(dataDir);
    Register register = new Register();
    List<Entry> entries = new ArrayList<>();
    for (int week = 0; week < 4; week++) {
      for (int n = week; n < 4; n++) {
        entries.addAll(
            school.mark(register, School.student("j" + n, "N" + n), School.COMPUTING, week));
      }
    }
    entries.addAll(school.mark(register, School.student("J0", "N0"), School.MATHS, 1));
    school.journal.apply(School.numbered(1, entries));
  }

  @AfterEach
  void close() {
    school.close();
  }

  @Test
  void studentsWithTheirUnits() {
    assertThat(students(new StudentFilter(null, null, null, null, 10)))
        .containsExactly(
            "j0 CS101 1 25.0 MA102 1 8.3",
            "j1 CS101 2 50.0",
            "j2 CS101 3 75.0",
            "j3 CS101 4 100.0");
    assertThat(students(new StudentFilter(CS101, null, null, null, 1)))
        .containsExactly("j0 CS101 1 25.0");
    assertThat(students(new StudentFilter(null, number("J2"), null, null, 10)))
        .containsExactly("j2 CS101 3 75.0");
    assertThat(students(new StudentFilter(null, null, null, number("j1"), 1)))
        .containsExactly("j2 CS101 3 75.0");
    assertThat(students(new StudentFilter(CS101, null, new BigDecimal("75"), number("J0"), 10)))
        .containsExactly("j1 CS101 2 50.0");
    assertThat(students(new StudentFilter(null, null, BigDecimal.TEN, null, 10)))
        .containsExactly("j0 MA102 1 8.3");
    assertThat(students(new StudentFilter(new UnitCode("NONE"), null, null, null, 10))).isEmpty();
  }

  @Test
  void sessionsByTheirStart() {
    assertThat(sessions(new SessionFilter(null, null, null, null, null, 10)))
        .containsExactly(
            "CS101@2026-03-02 4",
            "CS101@2026-03-09 3",
            "MA102@2026-03-09 1",
            "CS101@2026-03-16 2",
            "CS101@2026-03-23 1");
    assertThat(sessions(new SessionFilter(CS101, null, instant(9), instant(16), null, 10)))
        .containsExactly("CS101@2026-03-09 3");
    assertThat(sessions(new SessionFilter(null, "CS101@2026-03-16", null, null, null, 10)))
        .containsExactly("CS101@2026-03-16 2");
    Session last = School.session(School.COMPUTING, 1);
    assertThat(sessions(new SessionFilter(null, null, null, null, last, 2)))
        .containsExactly("MA102@2026-03-09 1", "CS101@2026-03-16 2");
    assertThat(school.queries.sessions(new SessionFilter(null, null, null, null, null, 2)))
        .extracting(SessionReport::session)
        .containsExactly(School.session(School.COMPUTING, 0), last);
  }

  @Test
  void marksInTheirOrder() {
    List<MarkReport> all = marks(new MarkFilter(null, null, null, null, null, 0, 100));
    assertThat(all).hasSize(11).extracting(MarkReport::sequence).isSorted();
    assertThat(marks(new MarkFilter(CS101, number("J3"), null, null, null, 0, 100)))
        .extracting(report -> report.mark().attended())
        .containsExactly(1, 2, 3, 4);
    assertThat(marks(new MarkFilter(null, null, "CS101@2026-03-09", null, null, 0, 100)))
        .hasSize(3)
        .allMatch(report -> report.mark().session().equals(School.session(School.COMPUTING, 1)));
    assertThat(marks(new MarkFilter(null, null, null, instant(9), instant(23), 0, 100))).hasSize(6);
    assertThat(marks(new MarkFilter(null, null, null, null, null, all.get(8).sequence(), 100)))
        .isEqualTo(all.subList(9, 11));
    assertThat(marks(new MarkFilter(null, null, null, null, null, 0, 3)))
        .isEqualTo(all.subList(0, 3));
    assertThat(
            school.queries.marks(List.of(all.get(4).sequence(), all.get(0).sequence(), 1_000_000L)))
        .containsExactly(all.get(0), all.get(4));
  }

  @Test
  void aRegisterKnowsItAllAgain() {
    Register register = new Register();
    school.queries.loadInto(register);

    assertThat(register.students()).isEqualTo(4);
    assertThat(register.attended(number("j3"), CS101)).isEqualTo(4);
    assertThat(register.attended(number("j0"), School.MATHS.code())).isEqualTo(1);
    Session session = School.session(School.COMPUTING, 2);
    MarkOutcome again =
        register.mark(
            new MarkRequest(
                School.student("J2", "Other"),
                session,
                School.COMPUTING,
                session.startsAt(),
                "api",
                null));
    assertThat(again).isInstanceOf(MarkOutcome.Duplicate.class);
    assertThat(again.attended()).isEqualTo(3);
    assertThat(school.mark(register, School.student("j1", "J1"), School.COMPUTING, 2)).hasSize(1);
  }

  @Test
  void aRegisterKnowsMoreThanFitsIntoAPage() {
    Register before = new Register();
    List<Entry> entries = new ArrayList<>();
    for (int n = 10_000; n < 14_500; n++) {
      entries.addAll(school.mark(before, School.student("B" + n, "N" + n), School.COMPUTING, 1));
      if (n < 12_000) {
        entries.addAll(school.mark(before, School.student("B" + n, "N" + n), School.MATHS, 2));
      }
    }
    school.journal.apply(School.numbered(1_000, entries));

    Register register = new Register();
    school.queries.loadInto(register);
    assertThat(register.students()).isEqualTo(4_504);
    for (int n = 10_000; n < 14_500; n++) {
      AdmissionNumber number = number("B" + n);
      assertThat(register.attended(number, CS101)).isEqualTo(1);
      assertThat(register.attended(number, School.MATHS.code())).isEqualTo(n < 12_000 ? 1 : 0);
    }
    assertThat(school.journal.verify()).isEmpty();
  }

  @Test
  void whatIsMissingToAMarkCondemnsTheDatabase() {
    school.database.write(
        c -> c.createStatement().executeUpdate("delete from student where student_key = 'J1'"));

    assertThatThrownBy(() -> school.queries.loadInto(new Register()))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("no known student")
        .hasMessageNotContaining("J1");
  }

  @Test
  void nothingIsLookedForRowByRow() {
    assertThat(plan("select * from mark where session = 'x' and student_key = 'y'"))
        .contains("mark_once", "student_key = 'y'")
        .doesNotContain("tableScan");
    assertThat(plan("select * from enrolment where unit = 'x' order by unit, student_key"))
        .doesNotContain("tableScan");
    assertThat(plan("select session, unit from attended_session where unit = 'x'"))
        .contains("attended_session_of_unit");
  }

  private String plan(String sql) {
    return school.database.read(
        connection -> {
          try (PreparedStatement explain = connection.prepareStatement("explain " + sql);
              var row = explain.executeQuery()) {
            row.next();
            return row.getString(1);
          }
        });
  }

  private List<String> students(StudentFilter filter) {
    return school.queries.students(filter).stream().map(AttendanceQueriesIT::text).toList();
  }

  private static String text(StudentReport report) {
    StringBuilder text = new StringBuilder(report.student().admission().value());
    for (StudentReport.Attended attended : report.units()) {
      text.append(' ')
          .append(attended.unit().code())
          .append(' ')
          .append(attended.sessions())
          .append(' ')
          .append(attended.percentage());
    }
    return text.toString();
  }

  private List<String> sessions(SessionFilter filter) {
    return school.queries.sessions(filter).stream()
        .map(report -> report.session().id() + " " + report.students())
        .toList();
  }

  private List<MarkReport> marks(MarkFilter filter) {
    return school.queries.marks(filter);
  }

  private static AdmissionNumber number(String text) {
    return new AdmissionNumber(text);
  }

  /** Midnight of a day of that March, UTC. */
  private static Instant instant(int day) {
    return Instant.parse("2026-03-01T00:00:00Z").plusSeconds((day - 1) * 86_400L);
  }
}
