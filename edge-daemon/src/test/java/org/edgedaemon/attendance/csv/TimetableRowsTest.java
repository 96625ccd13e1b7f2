package org.edgedaemon.attendance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.attendance.TimetablePart;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.UnitFacts;
import org.edgedaemon.punch.DeviceId;
import org.junit.jupiter.api.Test;

class TimetableRowsTest {
  private static final UnitCode CS101 = new UnitCode("CS101");
  private static final String HEADER = "id,unit,day,from,to,room,device,lessons,unit_name\n";
  private static final String GOOD = "a,CS101,monday,08:00,10:00,LH1,,,\n";

  @Test
  void everyColumn() {
    TimetablePart part =
        good(
            "id,unit,unit_name,lessons,day,from,to,room,device,valid_from,valid_to\n"
                + "cs101-mon,CS101,Computing,14,monday,08:00,10:00,LH1,,2026-01-05,2026-04-30\n"
                + "cs101-lab,CS101,,,TUE,22:30:15,1:00,,lab-1; lab-2,,\n");

    assertThat(part.source()).isEqualTo("timetable.csv");
    assertThat(part.slots())
        .containsExactly(
            new Slot(
                "cs101-mon",
                CS101,
                DayOfWeek.MONDAY,
                LocalTime.of(8, 0),
                LocalTime.of(10, 0),
                "LH1",
                Set.of(),
                LocalDate.of(2026, 1, 5),
                LocalDate.of(2026, 4, 30)),
            new Slot(
                "cs101-lab",
                CS101,
                DayOfWeek.TUESDAY,
                LocalTime.of(22, 30, 15),
                LocalTime.of(1, 0),
                null,
                Set.of(new DeviceId("lab-1"), new DeviceId("lab-2")),
                null,
                null));
    assertThat(part.units()).containsExactly(new UnitFacts(CS101, "Computing", 14));
  }

  @Test
  void anyOrderMarksQuotesAndLineEnds() {
    String expected = good(HEADER + GOOD).slots().toString();
    for (String same :
        List.of(
            "\uFEFF" + HEADER + GOOD,
            (HEADER + GOOD).replace("\n", "\r\n"),
            HEADER + "\n \r\n" + GOOD + "\n,,,,,,,,\n",
            HEADER + GOOD.stripTrailing(),
            "ROOM , To,From,day,unit,ID\n\"LH1\",10:00, 8:00 ,Mon,\"CS101\",a\n")) {
      assertThat(good(same).slots()).as(same).hasToString(expected);
    }
    assertThat(good(HEADER + "\"a, \"\"b\"\"\",CS101,mon,8:00,9:00,LH1,,,\n").slots().get(0).id())
        .isEqualTo("a, \"b\"");
    assertThat(good(HEADER).slots()).isEmpty();
  }

  @Test
  void everyBadLineIsListed() {
    assertThat(
            bad(
                HEADER
                    + GOOD
                    + "b,,blursday,25:00,,LH1,,x,\n"
                    + "c,CS101,monday,08:00\n"
                    + "d,CS101,monday,08:00,09:00,,,,\n"
                    + "\n"
                    + "e,CS101,monday,08:00,09:00,,bad id;good,,\n"
                    + "f,CS101,monday,08:00,09:00,\"LH1,,,\n"
                    + "g,MA102,monday,08:00,09:00,LH1,,9999,\n"
                    + "a,CS101,friday,08:00,10:00,LH2,,,\n"
                    + "h@1,CS101,friday,08:00,10:00,LH2,,,\n"))
        .containsExactly(
            "line 3: unit is empty",
            "line 3: day: 'blursday' is no day like monday",
            "line 3: from: '25:00' is not a time like 08:00",
            "line 3: to is empty",
            "line 4: has 4 cells, the first line has 9",
            "line 5: slot d has neither a room nor a device",
            "line 7: device: device id 'bad id' must match [A-Za-z0-9][A-Za-z0-9._-]{0,63}",
            "line 8: a quoted cell has no end, or something behind it",
            "line 9: unit MA102 has 9999 lessons, allowed are 1..1000",
            "line 10: slot a is on line 2 already",
            "line 11: slot id 'h@1' has an @");
  }

  @Test
  void aUnitIsDescribedInOneWay() {
    TimetablePart part =
        good(
            HEADER
                + "a,CS101,monday,08:00,10:00,LH1,,14,\n"
                + "b,CS101,monday,08:00,10:00,LH1,,,Computing\n"
                + "c,CS101,monday,08:00,10:00,LH1,,14,Computing\n");
    assertThat(part.units()).containsExactly(new UnitFacts(CS101, "Computing", 14));

    assertThat(
            bad(
                HEADER
                    + "a,CS101,monday,08:00,10:00,LH1,,14,Computing\n"
                    + "b,CS101,monday,08:00,10:00,LH1,,12,\n"))
        .singleElement()
        .asString()
        .startsWith("line 3: unit CS101 is called Computing with 14 lessons");
  }

  @Test
  void aBadHeaderSaysAll() {
    assertThat(bad("")).singleElement().asString().contains("the file is empty");
    assertThat(bad("id;unit;day\na;b;c\n")).singleElement().asString().contains("must be by ','");
    assertThat(bad("id,unit,day,from,devices,id\n"))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("line 1: column 'devices' is not known; known are id,"))
        .contains("line 1: column 'id' is there twice", "line 1: column 'to' is missing");
  }

  @Test
  void otherFilesEndSoon() {
    assertThat(TimetableRows.ofCsv("x", HEADER.getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(Reading.Bad.class);
    byte[] latin =
        (HEADER + "ä,CS101,monday,08:00,10:00,LH1,,,\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problems(TimetableRows.ofCsv("x", latin))).containsExactly("line 2: is not UTF-8");
    assertThat(problems(TimetableRows.ofCsv("x", new byte[CsvTable.MAX_BYTES + 1])))
        .singleElement()
        .asString()
        .contains("8388609 bytes");
    assertThat(bad(HEADER + "x".repeat(CsvTable.MAX_LINE_BYTES + 1)))
        .containsExactly("line 2: has 16385 bytes, at most 16384 are read");
    assertThat(bad(HEADER + "\n".repeat(CsvTable.MAX_LINES)))
        .containsExactly("line 100001: the file has more than 100000 lines");
    Reading.Bad<?> many =
        (Reading.Bad<?>)
            TimetableRows.ofCsv(
                "x", (HEADER + "z\n".repeat(5_000)).getBytes(StandardCharsets.UTF_8));
    assertThat(many.problems()).hasSize(Problems.MOST);
    assertThat(many.more()).isEqualTo(4_000);
  }

  private static TimetablePart good(String csv) {
    Reading<TimetablePart> reading = read(csv);
    assertThat(reading).isInstanceOf(Reading.Good.class);
    return ((Reading.Good<TimetablePart>) reading).value();
  }

  private static List<String> bad(String csv) {
    return problems(read(csv));
  }

  private static List<String> problems(Reading<?> reading) {
    assertThat(reading).isInstanceOf(Reading.Bad.class);
    return ((Reading.Bad<?>) reading).problems().stream().map(LineProblem::toString).toList();
  }

  private static Reading<TimetablePart> read(String csv) {
    return TimetableRows.ofCsv("timetable.csv", csv.getBytes(StandardCharsets.UTF_8));
  }
}
