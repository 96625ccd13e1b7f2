package org.edgedaemon.attendance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.Roster;
import org.edgedaemon.attendance.RosterLine;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.UnitCode;
import org.junit.jupiter.api.Test;

class RosterRowsTest {
  private static final String HEADER = "admission_number,name,email,phone,user_id,units\n";

  @Test
  void studentsByWhatDevicesKnowThemBy() {
    Reading<Roster> reading =
        read(
            HEADER
                + "J17/2024,\"Kamau, Ann\",ann@example.org,+254700000001,1017,CS101; MA102\n"
                + "J18/2024,Zoë,,,,\n");

    Roster roster = ((Reading.Good<Roster>) reading).value();
    Student ann =
        new Student(
            new AdmissionNumber("J17/2024"), "Kamau, Ann", "ann@example.org", "+254700000001");
    assertThat(roster.lines().get(0))
        .isEqualTo(
            new RosterLine(ann, "1017", Set.of(new UnitCode("CS101"), new UnitCode("MA102"))));
    assertThat(roster.studentOf("1017")).contains(ann);
    assertThat(roster.studentOf("J17/2024")).isEmpty();
    assertThat(roster.studentOf("j18/2024 ")).map(Student::name).contains("Zoë");
    assertThat(roster.lines().get(0).enrolled().units()).containsExactly("CS101", "MA102");
  }

  @Test
  void everyBadLineIsListed() {
    Reading<Roster> reading =
        read(
            HEADER
                + "J17,Ann,,,1017,\n"
                + ",Ben,,,,\n"
                + "j17,Ann again,,,,\n"
                + "J|9,Cat,,,,\n"
                + "1017,Dan,,,,\n"
                + "J20,,,,,\n"
                + "J21,"
                + "x".repeat(129)
                + ",,,,\n");

    assertThat(((Reading.Bad<Roster>) reading).problems())
        .extracting(LineProblem::toString)
        .containsExactly(
            "line 3: admission_number is empty",
            "line 4: the admission number is on line 2 already",
            "line 5: admission_number: admission number has a |",
            "line 6: devices would know the student by the same user id as that of line 2",
            "line 7: name is empty",
            "line 8: name of a student has 129 characters, at most 128 are allowed");
  }

  private static Reading<Roster> read(String csv) {
    return RosterRows.ofCsv(csv.getBytes(StandardCharsets.UTF_8));
  }
}
