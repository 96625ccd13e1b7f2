package org.edgedaemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.edgedaemon.cli.Bench.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code attendance} over a real admin port. */
class AttendanceCommandsIT {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.running(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void studentsAsATable() {
    Run run = bench.run("attendance", "students", "--unit", "CS101", "--below", "80.5");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            STUDENT  NAME  UNIT   ATTENDED  LESSONS  PERCENT
            J1/2024  Ann   CS101         9       12     75.0
            J2/2024  Ann   CS101         6       12     50.0
            """);
    assertThat(run.err()).isEqualTo("there may be more: --after 'J2/2024'\n");
    assertThat(bench.daemon.asked)
        .anySatisfy(
            asked ->
                assertThat(asked)
                    .startsWith("students ")
                    .contains("unit=CS101", "below=80.5", "after=null", "limit=100"));
  }

  @Test
  void allStudentsAsCsv() {
    Run run = bench.run("attendance", "students", "--csv");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            admission_number,name,email,phone,unit,unit_name,attended,max_lessons,percentage
            J1/2024,Ann,ann@example.org,,CS101,Computing,9,12,75.0
            J2/2024,Ann,ann@example.org,,CS101,Computing,6,12,50.0
            J3/2024,"'=cmd, ""x\""",,,,,,,
            """);
  }

  @Test
  void sessionsOfADay() {
    Run run = bench.run("attendance", "sessions", "--from", "2026-03-02", "--to", "2026-03-02");
    assertThat(run.out())
        .isEqualTo(
            """
            SESSION           UNIT   STARTS                  STUDENTS
            cs101@2026-03-02  CS101  2026-03-02T08:00+03:00        31
            """);
    assertThat(bench.daemon.asked)
        .anySatisfy(
            asked -> assertThat(asked).contains("from=2026-03-02T00:00", "to=2026-03-03T00:00"));
  }

  @Test
  void marksAndWhatTheDestinationsSaid() {
    assertThat(bench.run("attendance", "marks").out())
        .contains("9/12", "75.0", "firestore: delivered, portal: dead");
    Run run = bench.run("attendance", "marks", "--failed", "--destination", "portal");
    assertThat(run.out())
        .isEqualTo(
            """
            SEQUENCE  STUDENT  SESSION           DESTINATION  STATE  ATTEMPTS  STATUS  LAST TRY              WHY
                   7  J1/2024  cs101@2026-03-02  portal       dead          2     422  2026-03-02T05:00:01Z  no student; it said: who?
            """);
    assertThat(bench.daemon.asked)
        .anySatisfy(asked -> assertThat(asked).contains("failed=true", "destination=portal"));
    assertThat(bench.run("attendance", "marks", "--csv").out().lines()).hasSize(3);
  }

  @Test
  void marksAsJson() throws Exception {
    Run run = bench.run("attendance", "marks", "--json");
    assertThat(new ObjectMapper().readTree(run.out()).at("/items/0/deliveries/1/response").asText())
        .isEqualTo("who?");
  }

  @Test
  void aGoodFileIsTakenOver() throws Exception {
    Path file = Files.writeString(folder.resolve("roster.csv"), "good");
    Run run = bench.run("attendance", "import", "roster", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo("2 lines imported, 1 students new or changed; in force from now on\n");
    assertThat(bench.daemon.asked).contains("import roster 4");
  }

  @Test
  void ofABadFileEveryBadLineIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("timetable.csv"), "bad");
    Run run = bench.run("attendance", "import", "timetable", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("line 3: to is empty\nline 9: day is empty\nand 2 more\n")
        .contains("has 4 problems: nothing was changed");
  }

  @Test
  void whatIsNoFileOrNoKindIsRefused() {
    assertThat(bench.run("attendance", "import", "roster", "none.csv").code()).isEqualTo(1);
    assertThat(bench.run("attendance", "import", "people", "none.csv").code()).isEqualTo(2);
    assertThat(bench.run("attendance", "students", "--limit", "1001").code()).isEqualTo(2);
  }
}
