package org.edgedaemon.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.schedule.CronSchedule.Bad;
import org.edgedaemon.schedule.CronSchedule.Good;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Its clocks jump by half an hour only. */
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

  @Test
  void comesByTheWallClockOfTheZone() {
    assertThat(times("0 6 * * *", "2026-03-01T00:00:00Z", NAIROBI, 2))
        .containsExactly("2026-03-01T03:00:00Z", "2026-03-02T03:00:00Z");
    assertThat(times("30 8 * * 1-5", "2026-03-06T12:00:00Z", NAIROBI, 2))
        .containsExactly("2026-03-09T05:30:00Z", "2026-03-10T05:30:00Z");
  }

  @Test
  void comesStrictlyAfter() {
    assertThat(times("0 * * * *", "2026-03-01T08:00:00Z", NAIROBI, 1))
        .containsExactly("2026-03-01T09:00:00Z");
    assertThat(times("0 * * * *", "2026-03-01T08:59:59.999999Z", NAIROBI, 1))
        .containsExactly("2026-03-01T09:00:00Z");
  }

  @Test
  void everyHourIsAnHourAlsoWhenTheClockIsPutBack() {
    // 03:00 summer time is 02:00 winter time again.
    assertThat(times("0 * * * *", "2026-10-24T23:30:00Z", BERLIN, 4))
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T02:00:00Z",
            "2026-10-25T03:00:00Z");
    assertThat(times("*/20 * * * *", "2026-10-25T00:30:00Z", BERLIN, 4))
        .containsExactly(
            "2026-10-25T00:40:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:20:00Z",
            "2026-10-25T01:40:00Z");
  }

  @Test
  void everyHourIsAnHourAlsoWhenTheClockIsPutForward() {
    assertThat(times("30 * * * *", "2026-03-29T00:00:00Z", BERLIN, 3))
        .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z");
    // From 02:00 to 02:30: this clock never shows 02:00.
    assertThat(times("0 * * * *", "2026-10-03T14:00:00Z", LORD_HOWE, 3))
        .containsExactly("2026-10-03T14:30:00Z", "2026-10-03T16:00:00Z", "2026-10-03T17:00:00Z");
  }

  @Test
  void aTimeOfDayComesOnceWhenItsHourIsRepeated() {
    assertThat(times("30 2 * * *", "2026-10-24T12:00:00Z", BERLIN, 3))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z", "2026-10-27T01:30:00Z");
    // Between its first and its second coming.
    assertThat(times("30 2 * * *", "2026-10-25T01:10:00Z", BERLIN, 1))
        .containsExactly("2026-10-26T01:30:00Z");
  }

  @Test
  void aTimeOfDayThatIsLeftOutComesLater() {
    assertThat(times("30 2 * * *", "2026-03-28T12:00:00Z", BERLIN, 2))
        .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void leapDaysAreWaitedFor() {
    assertThat(times("0 0 29 2 *", "2097-01-01T00:00:00Z", ZoneId.of("UTC"), 1))
        .containsExactly("2104-02-29T00:00:00Z");
  }

  @Test
  void isEqualByItsTextWhateverTheSpaces() {
    assertThat(schedule(" 0   *  * * * ")).isEqualTo(schedule("0 * * * *"));
    assertThat(schedule("0 * * * *")).hasToString("0 * * * *").isNotEqualTo(schedule("1 * * * *"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hourly",
        "@hourly",
        "0 * * *",
        "0 0 * * * *",
        "60 * * * *",
        "* 24 * * *",
        "0 0 31 2 *",
        "0 0 * * MOON",
        "*/0 * * * *",
        "0 5-1- * * *",
        "-1 * * * *",
        "0 99999999999999999999 * * *"
      })
  void saysWhatIsWrongInOneLine(String text) {
    assertThat(CronSchedule.parse(text))
        .isInstanceOfSatisfying(
            Bad.class, bad -> assertThat(bad.problem()).contains("cron").doesNotContain("\n"));
  }

  private static List<String> times(String cron, String after, ZoneId zone, int count) {
    List<String> times = new ArrayList<>();
    Instant last = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      last = schedule(cron).next(last, zone);
      times.add(last.toString());
    }
    return times;
  }

  private static CronSchedule schedule(String text) {
    return ((Good) CronSchedule.parse(text)).schedule();
  }
}
