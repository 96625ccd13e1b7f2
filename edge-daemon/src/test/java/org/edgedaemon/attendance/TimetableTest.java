package org.edgedaemon.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 2 February 2026 is a Monday. */
class TimetableTest {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration MARGIN = Duration.ofMinutes(15);
  private static final UnitCode CS101 = new UnitCode("CS101");
  private static final DeviceId GATE = new DeviceId("gate");
  private static final DeviceId LAB = new DeviceId("lab");

  @Test
  void roomOrDevice() {
    Timetable both = timetable(slot("a", "08:00", "10:00", "LH 1", LAB));

    assertThat(at(both, GATE, "lh 1 ", "2026-02-02T09:00")).isEqualTo("a@2026-02-02");
    assertThat(at(both, LAB, null, "2026-02-02T09:00")).isEqualTo("a@2026-02-02");
    assertThat(at(both, LAB, "elsewhere", "2026-02-02T09:00")).isEqualTo("a@2026-02-02");
    assertThat(at(both, GATE, "LH 2", "2026-02-02T09:00")).isNull();
    assertThat(at(both, GATE, null, "2026-02-02T09:00")).isNull();
  }

  @Test
  void fromEarlyToLateOnItsDay() {
    Timetable one = timetable(slot("a", "08:00", "10:00", "LH1"));

    assertThat(at(one, GATE, "LH1", "2026-02-02T07:44:59")).isNull();
    assertThat(at(one, GATE, "LH1", "2026-02-02T07:45")).isEqualTo("a@2026-02-02");
    assertThat(at(one, GATE, "LH1", "2026-02-02T10:15")).isEqualTo("a@2026-02-02");
    assertThat(at(one, GATE, "LH1", "2026-02-02T10:15:01")).isNull();
    assertThat(at(one, GATE, "LH1", "2026-02-03T09:00")).isNull();
    assertThat(at(one, GATE, "LH1", "2026-02-09T09:00")).isEqualTo("a@2026-02-09");
  }

  @Test
  void pastMidnight() {
    Timetable night = timetable(slot("n", "22:00", "01:00", "LH1"));
    assertThat(at(night, GATE, "LH1", "2026-02-02T23:59:59")).isEqualTo("n@2026-02-02");
    assertThat(at(night, GATE, "LH1", "2026-02-03T01:15")).isEqualTo("n@2026-02-02");
    assertThat(at(night, GATE, "LH1", "2026-02-02T00:30")).isNull();

    Timetable eve = timetable(slot("e", "00:10", "02:00", "LH1"));
    assertThat(at(eve, GATE, "LH1", "2026-02-01T23:55")).isEqualTo("e@2026-02-02");

    Timetable whole = timetable(slot("w", "08:00", "08:00", "LH1"));
    assertThat(at(whole, GATE, "LH1", "2026-02-03T08:15")).isEqualTo("w@2026-02-02");

    Timetable longest =
        new Timetable(
            List.of(slot("l", "23:00", "22:00", "LH1")),
            List.of(),
            NAIROBI,
            Timetable.MAX_MARGIN,
            Timetable.MAX_MARGIN,
            12);
    assertThat(at(longest, GATE, "LH1", "2026-02-04T09:00")).isEqualTo("l@2026-02-02");
    assertThat(at(longest, GATE, "LH1", "2026-02-02T11:00")).isEqualTo("l@2026-02-02");
    assertThat(at(longest, GATE, "LH1", "2026-02-04T10:00:01")).isNull();
  }

  @Test
  void theNearestStartAndThenTheFirstId() {
    Timetable rows =
        timetable(
            slot("c", "10:00", "12:00", "LH1"),
            slot("b", "08:00", "10:00", "LH1"),
            slot("a", "12:00", "13:00", null, LAB));

    assertThat(at(rows, GATE, "LH1", "2026-02-02T09:50")).isEqualTo("c@2026-02-02");
    assertThat(at(rows, LAB, "LH1", "2026-02-02T11:50")).isEqualTo("a@2026-02-02");

    Timetable ties =
        timetable(
            slot("z", "08:00", "10:00", null, LAB),
            slot("y", "08:00", "09:00", "LH1"),
            slot("x", "08:10", "09:00", "LH1"));
    assertThat(at(ties, LAB, "LH1", "2026-02-02T08:00")).isEqualTo("y@2026-02-02");
    assertThat(at(ties, LAB, "LH1", "2026-02-02T08:05")).isEqualTo("x@2026-02-02");
  }

  @Test
  void onlyWhileItIsValid() {
    Timetable term = timetable(valid("2026-02-02", "2026-02-09"));

    assertThat(at(term, GATE, "LH1", "2026-01-26T23:00")).isNull();
    assertThat(at(term, GATE, "LH1", "2026-02-02T23:00")).isEqualTo("v@2026-02-02");
    assertThat(at(term, GATE, "LH1", "2026-02-10T01:00")).isEqualTo("v@2026-02-09");
    assertThat(at(term, GATE, "LH1", "2026-02-16T23:00")).isNull();
    assertThat(at(timetable(valid(null, "2026-02-02")), GATE, "LH1", "2020-02-03T23:00"))
        .isEqualTo("v@2020-02-03");
    assertThatThrownBy(() -> valid("2026-02-09", "2026-02-02"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStartInTheHourThatIsSkippedOrThere() {
    // Clocks go from 2 to 3 on 29 March 2026 and from 3 to 2 on 25 October 2026, both Sundays.
    Slot night =
        new Slot(
            "s",
            CS101,
            DayOfWeek.SUNDAY,
            LocalTime.of(2, 30),
            LocalTime.of(3, 30),
            "LH1",
            Set.of(),
            null,
            null);
    Timetable berlin = new Timetable(List.of(night), List.of(), BERLIN, MARGIN, MARGIN, 12);

    assertThat(berlin.session("s@2026-03-29").orElseThrow().startsAt())
        .isEqualTo(OffsetDateTime.parse("2026-03-29T03:30:00+02:00"));
    assertThat(berlin.session("s@2026-10-25").orElseThrow().startsAt())
        .isEqualTo(OffsetDateTime.parse("2026-10-25T02:30:00+02:00"));
    assertThat(berlin.session("s@2026-11-01").orElseThrow().startsAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-01T02:30:00+01:00"));
    assertThat(at(berlin, GATE, "LH1", "2026-10-25T02:50")).isEqualTo("s@2026-10-25");
    assertThat(at(berlin, GATE, "LH1", "2026-03-29T03:05")).isEqualTo("s@2026-03-29");
  }

  @Test
  void sessionsByTheirId() {
    Timetable one = timetable(slot("a", "08:00", "10:00", "LH1"));

    Session session = one.session("a@2026-02-02").orElseThrow();
    assertThat(session)
        .isEqualTo(
            new Session("a@2026-02-02", CS101, OffsetDateTime.parse("2026-02-02T08:00:00+03:00")));
    for (String none : List.of("a@2026-02-03", "b@2026-02-02", "a", "a@", "a@2026-2-2", "@")) {
      assertThat(one.session(none)).as(none).isEmpty();
    }
  }

  @Test
  void unitsThatNobodyDescribedHaveTheUsualLessons() {
    Unit described = new Unit(CS101, "Computing", 14);
    Timetable timetable = new Timetable(List.of(), List.of(described), NAIROBI, MARGIN, MARGIN, 10);

    assertThat(timetable.unit(CS101)).isEqualTo(described);
    assertThat(timetable.unit(new UnitCode("MA102")))
        .isEqualTo(new Unit(new UnitCode("MA102"), "MA102", 10));
  }

  @Test
  void whatCannotBe() {
    assertThatThrownBy(
            () -> timetable(slot("a", "08:00", "09:00", "x"), slot("a", "10:00", "11:00", "x")))
        .hasMessageContaining("'a' is there twice");
    assertThatThrownBy(() -> slot("a", "08:00", "09:00", null)).hasMessageContaining("neither");
    assertThatThrownBy(() -> slot("a@b", "08:00", "09:00", "x")).hasMessageContaining("@");
    assertThatThrownBy(
            () ->
                new Timetable(
                    List.of(), List.of(), NAIROBI, Duration.ofHours(13), Duration.ZERO, 12))
        .hasMessageContaining("early is PT13H");
  }

  @Test
  void sourcesAddUpAndTheFirstDescribesAUnit() {
    TimetablePart config =
        new TimetablePart(
            "the etc file",
            List.of(slot("a", "08:00", "10:00", "LH1")),
            List.of(new UnitFacts(CS101, null, 14)));
    TimetablePart file =
        new TimetablePart(
            "timetable.csv",
            List.of(slot("b", "10:00", "12:00", "LH1")),
            List.of(new UnitFacts(CS101, "Computing", 9)));
    TimetableSum.Rules rules = new TimetableSum.Rules(NAIROBI, MARGIN, MARGIN, 12);

    Timetable sum = ((TimetableSum.Good) TimetableSum.of(List.of(config, file), rules)).timetable();
    assertThat(sum.slots()).extracting(Slot::id).containsExactly("a", "b");
    assertThat(sum.unit(CS101)).isEqualTo(new Unit(CS101, "Computing", 14));

    assertThat(TimetableSum.of(List.of(config, file, config), rules))
        .isEqualTo(
            new TimetableSum.Bad(List.of("slot a is in the etc file and again in the etc file")));
  }

  private static @Nullable String at(
      Timetable timetable, DeviceId device, @Nullable String room, String time) {
    return timetable
        .sessionAt(device, room, LocalDateTime.parse(time))
        .map(Session::id)
        .orElse(null);
  }

  private static Timetable timetable(Slot... slots) {
    return new Timetable(List.of(slots), List.of(), NAIROBI, MARGIN, MARGIN, 12);
  }

  /** On Mondays. */
  private static Slot slot(
      String id, String from, String to, @Nullable String room, DeviceId... devices) {
    return new Slot(
        id,
        CS101,
        DayOfWeek.MONDAY,
        LocalTime.parse(from),
        LocalTime.parse(to),
        room,
        Set.of(devices),
        null,
        null);
  }

  private static Slot valid(@Nullable String from, @Nullable String to) {
    return new Slot(
        "v",
        CS101,
        DayOfWeek.MONDAY,
        LocalTime.of(22, 0),
        LocalTime.of(1, 0),
        "LH1",
        Set.of(),
        from == null ? null : LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to));
  }
}
